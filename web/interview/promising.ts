import type { Day } from '../../shared/domain/dates.ts';
import type { Answer } from '../../shared/domain/protocols/answer.ts';
import type { Question } from './asked.ts';
import type { Referral } from './sheet.ts';

/** Services that are promised on the phone, beside the question what is needed. */

export const services = [
  'social-aid',
  'sick-leave-certificate',
  'doctor',
  'psychological-support',
  'lab-test',
] as const satisfies readonly Referral['kind'][];

/** Which service sees to what the shipped protocols ask about; the rest is for the operator to say. */
const serviceFor: Readonly<Record<string, Referral['kind']>> = {
  food: 'social-aid',
  medicine: 'social-aid',
  money: 'social-aid',
  'care-for-others': 'social-aid',
  place: 'social-aid',
  'sick-leave': 'sick-leave-certificate',
  doctor: 'doctor',
  psychologist: 'psychological-support',
};

const needsIn = (answer: Answer | undefined): readonly string[] =>
  Array.isArray(answer) ? answer.flatMap((each) => (typeof each === 'string' ? [each] : [])) : [];

/** What would help with what was said. */
export const fitting = (answer: Answer | undefined): readonly Referral['kind'][] =>
  services.filter((service) => needsIn(answer).some((need) => serviceFor[need] === service));

/** Whether anything is missing at all. */
export const isInNeed = ({ alone = [] }: Question, answer: Answer | undefined): boolean =>
  needsIn(answer).some((need) => !alone.includes(need));

/** Promised, in the words in which it was needed; or no longer promised. */
export function toggled(
  referrals: readonly Referral[],
  kind: Referral['kind'],
  { options = [] }: Question,
  answer: Answer | undefined,
): readonly Referral[] {
  if (referrals.some((each) => each.kind === kind)) return referrals.filter((each) => each.kind !== kind);
  const needs = needsIn(answer).filter((need) => serviceFor[need] === kind);
  const what = options.flatMap(({ id, label }) => (needs.includes(id) ? [label] : [])).join(', ');
  return [...referrals, { kind, ...(what === '' ? {} : { what }) }];
}

/** By the end of that day, by the clock of this machine; the API takes a moment. */
export function endOf(day: Day): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 23, 59).toISOString();
}
