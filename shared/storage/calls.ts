import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type Moment, plusMinutes } from '../domain/dates.ts';
import { CallState, joinStates, nothingKnown, sameState } from '../telephony/call-state.ts';
import { asRead, getItem, putOne } from './dynamo.ts';
import { keys } from './keys.ts';
import { StaleRead } from './retry.ts';

/**
 * What telephony told of one contact. Events may come before we have written which attempt the contact is of, so both
 * kinds of knowledge are kept in one item, and whoever adds the second one acts on both.
 */

const CallOf = z.object({ personId: z.string(), ordinal: z.int(), line: z.string() });
/** The attempt that the contact is of. */
export type CallOf = z.infer<typeof CallOf>;

const Call = z.object({ contactId: z.string(), state: CallState, of: z.optional(CallOf), version: z.int() });
export type Call = z.infer<typeof Call>;

/** Contact ids are of one call: after this nobody asks for it any more. */
const keptDays = 8;

export async function readCall(
  { client, table }: { readonly client: DynamoDBClient; readonly table: string },
  contactId: string,
): Promise<Call | undefined> {
  const item = await getItem(client, table, keys.call(contactId));
  return item && z.parse(Call, item);
}

/** Adds what is known of a contact. Gives the call as it is then, and whether anything was new. */
export async function learnOfCall(
  { client, table }: { readonly client: DynamoDBClient; readonly table: string },
  contactId: string,
  news: { readonly state?: CallState | undefined; readonly of?: CallOf | undefined },
  now: Moment,
): Promise<{ readonly call: Call; readonly isNew: boolean }> {
  const item = await getItem(client, table, keys.call(contactId));
  const before = item && z.parse(Call, item);
  const state = joinStates(before?.state ?? nothingKnown, news.state ?? nothingKnown);
  const of = before?.of ?? news.of;
  if (before !== undefined && sameState(before.state, state) && (before.of !== undefined || of === undefined))
    return { call: before, isNew: false };
  const call: Call = { contactId, state, version: (before?.version ?? 0) + 1, ...(of && { of }) };
  const expiresAt = Math.floor(Date.parse(plusMinutes(now, keptDays * 24 * 60)) / 1000);
  const saved = await putOne(client, table, { ...call, expiresAt, ...keys.call(contactId) }, asRead(before));
  if (!saved) throw new StaleRead('Something else was learned of the call meanwhile.');
  return { call, isNew: true };
}
