import { fractionOf } from '../../shared/domain/chance.ts';
import type { Name } from '../../shared/domain/people/name.ts';
import type { NamedContact } from '../../shared/domain/protocols/interview.ts';
import { caseMessageSchema } from '../../shared/messages/case-message.ts';
import { type MadeUpPerson, madeUpPerson } from '../replay/people.ts';

/** A case of the day: when it is reported, and whom it will name. */
export interface DayCase {
  readonly index: number;
  /** Minutes after the first shift begins at which it comes in. */
  readonly comesAt: number;
  readonly body: string;
  readonly contacts: readonly NamedContact[];
  readonly person: Known & { readonly phone: string };
}

export interface DayPlan {
  readonly cases: readonly DayCase[];
  /** Whom the case of a line-list number will name. */
  contactsOf(ref: string | undefined): readonly NamedContact[];
  /** The whole number of somebody whom the desk shows masked; people of a household share theirs. */
  numberOf(person: Known): string;
}

/** As the desk shows people. */
interface Known {
  readonly name: Name;
  readonly birthDate?: string | undefined;
}

const source = 'day';
/** Half of the cases wait when the shift begins; the others come in over this many minutes. */
const intakeMinutes = 10 * 60;
/** FACTS, section 3: 35 to 63 % name nobody; 2.6 to 3.0 contacts among those who name any. */
const nameNobody = 0.45;
const namedAtMost = 5;
/** Contacts who are reached on the phone of the case itself: a household. */
const sameHousehold = 0.1;

export function planDay(cases: number, seed: string, day: string): DayPlan {
  const all = Array.from({ length: cases }, (_, index) => caseOf(index, seed, day));
  const byRef = new Map(all.map((each) => [refOf(each.index), each]));
  const numbers = new Map(
    all.flatMap(({ person, contacts }) => [
      [nameOf(person), person.phone] as const,
      ...contacts.map((contact) => [nameOf(contact), contact.phones?.[0]?.number ?? ''] as const),
    ]),
  );
  return {
    cases: all,
    contactsOf: (ref = '') => byRef.get(ref)?.contacts ?? [],
    numberOf: (person) => numbers.get(nameOf(person)) ?? '',
  };
}

const nameOf = ({ name, birthDate }: Known): string =>
  JSON.stringify([name.family, name.given, name.patronymic, birthDate]);

const refOf = (index: number) => `day-${index + 1}`;

function caseOf(index: number, seed: string, day: string): DayCase {
  const draw = (what: string) => fractionOf('day', seed, index, what);
  const madeUp = madeUpPerson(`${source}-${seed}`, refOf(index), { on: day });
  const onset = daysBefore(day, 1 + Math.floor(4 * draw('onset')));
  const body = {
    schema: caseMessageSchema,
    kind: 'report',
    source,
    caseId: refOf(index),
    ref: refOf(index),
    disease: 'covid-19',
    classification: 'confirmed',
    reportDate: day,
    onsetDate: onset,
    ...identityOf(madeUp),
  };
  const named = draw('names anybody') < nameNobody ? 0 : 1 + Math.floor(namedAtMost * draw('how many'));
  return {
    index,
    comesAt: draw('waits') < 0.5 ? 0 : Math.floor(intakeMinutes * draw('comes')),
    body: JSON.stringify(body),
    contacts: Array.from({ length: named }, (_, n) => contactOf(index, n, seed, day, onset, madeUp)),
    person: { ...identityOf(madeUp), phone: madeUp.phone },
  };
}

function contactOf(
  index: number,
  n: number,
  seed: string,
  day: string,
  onset: string,
  namedBy: MadeUpPerson,
): NamedContact {
  const ref = `${refOf(index)}-contact-${n + 1}`;
  const draw = (what: string) => fractionOf('day', seed, ref, what);
  const person = madeUpPerson(`${source}-${seed}`, ref, { on: day });
  const phones = draw('household') < sameHousehold ? [{ number: namedBy.phone }] : [{ number: person.phone }];
  return {
    key: `row-${n + 1}`,
    ref,
    ...identityOf(person),
    phones,
    setting: 'household',
    lastExposure: onset,
    risk: draw('risk') < 0.6 ? 'high' : 'low',
  };
}

const identityOf = ({ family, given, patronymic, birthDate, phone, nationalNumber }: MadeUpPerson) => ({
  name: { family, given, patronymic },
  birthDate,
  phones: [{ number: phone }],
  nationalNumber,
});

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) - days * 86_400_000).toISOString().slice(0, 10);
