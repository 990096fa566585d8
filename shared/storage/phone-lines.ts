import { type DynamoDBClient, QueryCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { type Calls, LineCall, lookAtFirst } from '../domain/calls/phone-line.ts';
import type { Moment } from '../domain/dates.ts';
import { digestOf } from '../runtime/ids.ts';
import type { LookupMacs } from '../runtime/lookup-keys.ts';
import { type Guard, getItem, put, putOne, remove, writeTogether } from './dynamo.ts';
import { keys } from './keys.ts';
import { StaleRead } from './retry.ts';
import { lineIndex } from './tables.ts';

/** The lock of each number that is being rung, with the calls on it whose attempt has no outcome yet. */

export interface CallQueueTable {
  readonly client: DynamoDBClient;
  readonly table: string;
}

const Stored = z.object({ calls: z.array(LineCall), digest: z.string() });

export interface PhoneLine {
  /** The key of the number: an HMAC. */
  readonly line: string;
  readonly calls: Calls;
  /** Of the calls as read: whatever has the same content may be replaced. Undefined: there is no item. */
  readonly digest: string | undefined;
}

/**
 * What stands for a number. Of several versions of the lookup key the oldest, which every release knows: while one
 * replaces another, both must find the same lock.
 */
export function lineOfNumber(macs: LookupMacs, e164: string): string {
  const mac = macs({ kind: 'phone', text: `line|${e164}` }).at(-1);
  if (mac === undefined) throw new Error('There is no lookup key.');
  return mac.slice('LOOKUP#phone#'.length);
}

export async function readPhoneLine({ client, table }: CallQueueTable, line: string): Promise<PhoneLine> {
  const item = await getItem(client, table, keys.phoneLine(line));
  const stored = item && z.parse(Stored, item);
  return { line, calls: stored?.calls ?? [], digest: stored?.digest };
}

/** In the index of the lines of tasks, under a name that no work list has: it is swept by its time, as they are. */
const dialling = 'dialling';

const itemOf = (line: string, calls: Calls) => ({
  calls,
  digest: digestOf(calls),
  [lineIndex.partitionKey]: dialling,
  [lineIndex.sortKey]: lookAtFirst(calls),
  ...keys.phoneLine(line),
});

const guardOf = ({ digest }: PhoneLine): Guard => (digest === undefined ? 'absent' : { is: { digest } });

/** The write of a line's next calls; with none left it is gone. */
export function phoneLineWrites(table: string, before: PhoneLine, calls: Calls): TransactWriteItem[] {
  if (calls.length > 0) return [put(table, itemOf(before.line, calls), guardOf(before))];
  return before.digest === undefined ? [] : [remove(table, keys.phoneLine(before.line), guardOf(before))];
}

/** Saves a line's next calls by itself. @throws StaleRead where it changed meanwhile. */
export async function savePhoneLine({ client, table }: CallQueueTable, before: PhoneLine, calls: Calls): Promise<void> {
  // Most often there is something left, which a plain put writes at half the price of a transaction.
  if (calls.length === 0) return writeTogether(client, phoneLineWrites(table, before, calls));
  if (!(await putOne(client, table, itemOf(before.line, calls), guardOf(before))))
    throw new StaleRead('Somebody else changed the line.');
}

const InIndex = z.object({ pk: z.string() });

/** The lines on which a call should be looked at by now, the longest overdue first. */
export async function linesToLookAt({ client, table }: CallQueueTable, now: Moment, atMost: number): Promise<string[]> {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: lineIndex.name,
      KeyConditionExpression: '#line = :line AND #at <= :now',
      ExpressionAttributeNames: { '#line': lineIndex.partitionKey, '#at': lineIndex.sortKey },
      ExpressionAttributeValues: marshall({ ':line': dialling, ':now': now }),
      Limit: atMost,
    }),
  );
  return (Items ?? []).map((item) => z.parse(InIndex, unmarshall(item)).pk.slice(keys.phoneLine('').pk.length));
}
