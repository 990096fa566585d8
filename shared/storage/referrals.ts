import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type Contribution, plus, taken } from '../domain/ledger.ts';
import { isOpen, Referral, sameDay } from '../domain/referral.ts';
import { asRead, getItem, put, remove } from './dynamo.ts';
import { keys } from './keys.ts';

/**
 * Referrals under pseudonyms, with their person; while open, also on the list of those who provide the service. What is
 * to be brought, and where to, is kept with identities.
 */

export interface ReferralTables {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
}

/** What was asked for, in words that tell who somebody is. */
export const ReferralWords = z.object({
  what: z.optional(z.string()),
  address: z.optional(z.string()),
  note: z.optional(z.string()),
});
export type ReferralWords = z.infer<typeof ReferralWords>;

export async function readReferral(
  { client, caseFiles }: Omit<ReferralTables, 'people'>,
  personId: string,
  referralId: string,
): Promise<Referral | undefined> {
  const item = await getItem(client, caseFiles, keys.referral(personId, referralId));
  return item && z.parse(Referral, item);
}

const ledgerOf = (referral: Referral): Contribution =>
  plus(
    taken('referral', referral.scheduled),
    { 'referrals.asked': 1 },
    referral.state === 'done' ? { 'referrals.done': 1 } : {},
    sameDay(referral) ? { 'referrals.same-day': 1 } : {},
  );

/** The writes of a referral's next state; it leaves its list when it has ended. */
export function referralWrites(caseFiles: string, before: Referral | undefined, after: Referral): TransactWriteItem[] {
  const { personId, referralId, list, due } = after;
  const onList = keys.referralOnList(list, due, referralId);
  return [
    put(caseFiles, { ...after, ledger: ledgerOf(after), ...keys.referral(personId, referralId) }, asRead(before)),
    ...(before === undefined ? [put(caseFiles, { personId, ...keys.referralOwner(referralId) }, 'absent')] : []),
    isOpen(after) ? put(caseFiles, { ...after, ...onList }, 'none') : remove(caseFiles, onList, 'none'),
  ];
}

export const referralWordsWrite = (people: string, referralId: string, words: ReferralWords, recordedAt: string) =>
  put(people, { ...words, recordedAt, ...keys.referralWords(referralId) }, 'absent');
