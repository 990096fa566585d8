import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type FollowedBecause, FollowUp } from '../domain/care/follow-up.ts';
import { type Contribution, taken } from '../domain/cases/ledger.ts';
import { asRead, getItem, type Key, put, queryAll } from './dynamo.ts';
import { keys } from './keys.ts';

/** Follow-ups under pseudonyms: one item a person, disease and cause, written with the call that changed it. */

export interface FollowUpTable {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
}

export async function readFollowUp(
  { client, caseFiles }: FollowUpTable,
  personId: string,
  disease: string,
  because: FollowedBecause,
): Promise<FollowUp | undefined> {
  const item = await getItem(client, caseFiles, keys.followUp(personId, disease, because));
  return item && z.parse(FollowUp, item);
}

/** Everything a person is or was followed for. */
export async function readFollowUps({ client, caseFiles }: FollowUpTable, personId: string): Promise<FollowUp[]> {
  const { pk, sk } = keys.followUp(personId, '', '');
  const items = await queryAll(client, caseFiles, { pk, startsWith: sk.replace(/#+$/, '#') }, 'consistent');
  return items.map((item) => z.parse(FollowUp, item));
}

/** What a follow-up has taken in is told here; what became of each check, by the item that scheduled it. */
const ledgerOf = ({ scheduled, since, end }: FollowUp): Contribution => ({
  ...taken('follow-up', scheduled - since),
  'follow-ups.begun': 1,
  ...(end === undefined ? {} : { [`follow-ups.${end.reason}`]: 1 }),
});

const stored = (followUp: FollowUp, key: Key) => ({ ...followUp, ledger: ledgerOf(followUp), ...key });

/** The write of the next state of the same follow-up. */
export const followUpWrite = (caseFiles: string, before: FollowUp | undefined, after: FollowUp): TransactWriteItem =>
  put(caseFiles, stored(after, keys.followUp(after.personId, after.disease, after.because)), asRead(before));

/** The writes of a follow-up's next state. When somebody is followed anew, what was before is kept. */
export function followUpWrites(caseFiles: string, before: FollowUp | undefined, after: FollowUp): TransactWriteItem[] {
  const written = followUpWrite(caseFiles, before, after);
  if (before?.state !== 'closed') return [written];
  const kept = keys.followUpVersion(before.personId, before.disease, before.because, before.version);
  return [written, put(caseFiles, stored(before, kept), 'none')];
}
