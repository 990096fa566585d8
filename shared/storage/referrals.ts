import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { isOpen, Referral, sameDay } from '../domain/care/referral.ts';
import { type Contribution, plus, taken } from '../domain/cases/ledger.ts';
import { asRead, getItem, put, queryAll, queryPage, remove } from './dynamo.ts';
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

const Owner = z.object({ personId: z.string() });

/** The person whose referral this is. */
export async function readReferralOwner(
  { client, caseFiles }: Omit<ReferralTables, 'people'>,
  referralId: string,
): Promise<string | undefined> {
  const item = await getItem(client, caseFiles, keys.referralOwner(referralId));
  return item && z.parse(Owner, item).personId;
}

export async function readReferral(
  { client, caseFiles }: Omit<ReferralTables, 'people'>,
  personId: string,
  referralId: string,
): Promise<Referral | undefined> {
  const item = await getItem(client, caseFiles, keys.referral(personId, referralId));
  return item && z.parse(Referral, item);
}

/** Everything that was ever asked for a person. */
export async function readReferralsOf(
  { client, caseFiles }: Omit<ReferralTables, 'people'>,
  personId: string,
): Promise<Referral[]> {
  const items = await queryAll(client, caseFiles, { pk: `PERSON#${personId}`, startsWith: 'REFERRAL#' });
  return items.map((item) => z.parse(Referral, item));
}

/** What is open on a list, the most late first. */
export async function readReferralsOn(
  { client, caseFiles }: Omit<ReferralTables, 'people'>,
  list: string,
  atMost: number,
): Promise<Referral[]> {
  const { pk } = keys.referralOnList(list, '', '');
  const { items } = await queryPage(client, caseFiles, { pk }, 'eventual', undefined, atMost);
  return items.map((item) => z.parse(Referral, item));
}

export async function readReferralWords(
  { client, people }: Omit<ReferralTables, 'caseFiles'>,
  referralId: string,
): Promise<ReferralWords | undefined> {
  const item = await getItem(client, people, keys.referralWords(referralId));
  return item && z.parse(ReferralWords, item);
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

/** Keeps what was said of a referral outside a call, and what that did to the person's calls. */
export const referralChangeWrite = (
  caseFiles: string,
  { personId, referralId, version, state }: Referral,
  said: { readonly by: string; readonly at: string; readonly ledger: Contribution },
): TransactWriteItem =>
  put(caseFiles, { state, ...said, ...keys.referralChange(personId, referralId, version) }, 'absent');
