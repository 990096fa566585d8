import { type Refused, refuseField } from '../api/problem.ts';
import type { DiseaseProfile } from '../domain/diseases/profile.ts';
import { riskByRule } from '../domain/diseases/risk.ts';
import { compareNames } from '../domain/people/names.ts';
import type { KeptContact, NamedContact } from '../domain/protocols/interview.ts';
import { digestOf } from '../runtime/ids.ts';
import {
  type ContactPointer,
  chunkOf,
  type InterviewFile,
  type InterviewTables,
  readRows,
} from '../storage/interviews.ts';

/** The rows of an interview's next version: only what differs from the version before is published. */

/** With the risk that the rule gives, where the operator gave none; what it cannot decide it leaves out. */
export function withRisk(contact: NamedContact, profile: DiseaseProfile): KeptContact {
  if (contact.risk !== undefined) return contact;
  const byRule = riskByRule(contact, profile);
  return byRule === 'unknown' ? contact : { ...contact, riskByRule: byRule };
}

const everRows = (before: InterviewFile | undefined): InterviewFile['takenBack'] => [
  ...(before?.contacts.map(({ key, direction }) => ({ key, direction })) ?? []),
  ...(before?.takenBack ?? []),
];

/** Keys of any version: how many there were, and which are gone now. */
export function seen(before: InterviewFile | undefined, contacts: readonly ContactPointer[]) {
  const now = new Set(contacts.map(({ key }) => key));
  const earlier = everRows(before);
  const known = new Set(earlier.map(({ key }) => key));
  const fresh = [...now].filter((key) => !known.has(key));
  return { everNamed: (before?.everNamed ?? 0) + fresh.length, takenBack: earlier.filter(({ key }) => !now.has(key)) };
}

/** As it was sent: what the rule made of it is no word of the operator. */
const asSent = ({ riskByRule: _, ...row }: KeptContact): NamedContact => row;

/** A row that says what it said before keeps its place and version. */
export async function pointersOf(
  tables: InterviewTables,
  before: InterviewFile | undefined,
  contacts: readonly NamedContact[],
  version: number,
): Promise<ContactPointer[] | Refused> {
  const known = new Map(before?.contacts.map((pointer) => [pointer.key, pointer] as const));
  const directions = new Map(everRows(before).map(({ key, direction }) => [key, direction] as const));
  const turned = contacts.findIndex(
    ({ key, direction = 'exposed' }) => (directions.get(key) ?? direction) !== direction,
  );
  if (turned >= 0) return refuseField(`interview.contacts.${turned}.direction`, 'row-turned');
  const said =
    before === undefined || contacts.length === 0 ? new Map<string, KeptContact>() : await readRows(tables, before);
  const another = contacts.findIndex(({ key, name }) => isAnother(said.get(key), name));
  if (another >= 0) return refuseField(`interview.contacts.${another}.name`, 'row-of-another');
  return contacts.map((contact, position) => {
    const earlier = known.get(contact.key);
    const saidBefore = said.get(contact.key);
    if (earlier !== undefined && saidBefore !== undefined && digestOf(asSent(saidBefore)) === digestOf(contact))
      return earlier;
    return { key: contact.key, direction: contact.direction ?? 'exposed', since: version, chunk: chunkOf(position) };
  });
}

/** A row keeps its person: what was made of it, and who was called, stays theirs. */
const isAnother = (row: KeptContact | undefined, name: NamedContact['name']): boolean =>
  row !== undefined && compareNames(row.name, name) === 'different';
