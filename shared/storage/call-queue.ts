import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  QueryCommand,
  type TransactWriteItem,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { lineOf } from '../domain/calls/placing.ts';
import { tryAsText } from '../domain/calls/retries.ts';
import { type Place, servable, setServable, Task } from '../domain/calls/task.ts';
import { Moment } from '../domain/dates.ts';
import type { Policy } from '../domain/desk/policy.ts';
import type { Identity } from '../domain/people/identity.ts';
import { check, getItem, put, putOne } from './dynamo.ts';
import { keys } from './keys.ts';
import type { Item } from './read-page.ts';
import { lineIndex } from './tables.ts';

/** The open need to call, one item a person; every transition is one atomic write on that item. */

export interface CallQueueTable {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/** Key of the index: the line and the shard of it. */
export const lineKey = ({ shard, ...line }: Pick<Place, 'list' | 'hours' | 'band' | 'shard'>): string =>
  `${lineOf(line)}#${shard}`;

const readTaskItem = (item: Item): Task => z.parse(Task, item);

export async function readTask(
  { client, table }: CallQueueTable,
  personId: string,
  read: 'consistent' | 'eventual' = 'consistent',
): Promise<Task | undefined> {
  const task = await readOwnTask({ client, table }, personId, read);
  // Who is the same as somebody else is called as that person.
  return task?.mergedInto === undefined ? task : readTask({ client, table }, task.mergedInto, read);
}

/** The task under this very id, also where its person is the same as another. */
export async function readOwnTask(
  { client, table }: CallQueueTable,
  personId: string,
  read: 'consistent' | 'eventual' = 'consistent',
): Promise<Task | undefined> {
  const item = await getItem(client, table, keys.task(personId), read);
  return item && readTaskItem(item);
}

const stored = (task: Task): Item => ({
  ...task,
  tries: task.tries.map(tryAsText),
  ...(task.place === undefined ? {} : { line: lineKey(task.place), availableAt: task.place.availableAt }),
});

/** The write of a task's next state, guarded by the one it was made from. */
export function taskWrite(table: string, before: Task | undefined, after: Task): TransactWriteItem {
  const guard = before === undefined ? 'absent' : { version: before.version };
  return put(table, { ...stored(after), ...keys.task(after.personId) }, guard);
}

/** Says that a write rests on the task as it was read. */
export const taskCheck = (table: string, { personId, version }: Task): TransactWriteItem =>
  check(table, keys.task(personId), { version });

/** The write that moves an open task to where the person is served now, or to those *to be located*. */
export async function servableWrites(
  {
    client,
    callQueue,
    policy,
  }: { readonly client: DynamoDBClient; readonly callQueue: string; readonly policy: Policy },
  personId: string,
  identity: Identity,
  now: Moment,
  died?: boolean,
): Promise<TransactWriteItem[]> {
  const before = await readTask({ client, table: callQueue }, personId);
  const after = before && setServable(before, { ...servable(identity, policy), died }, policy, now);
  return before === undefined || after === undefined || after === before ? [] : [taskWrite(callQueue, before, after)];
}

export async function saveTask({ client, table }: CallQueueTable, before: Task, after: Task): Promise<boolean> {
  return putOne(client, table, { ...stored(after), ...keys.task(after.personId) }, { version: before.version });
}

/** A task as its line shows it. */
export const InLine = z.object({
  pk: z.string(),
  availableAt: Moment,
  epoch: z.int(),
  notFor: z._default(z.array(z.string()), []),
  owner: z.optional(z.string()),
  ownerUntil: z.optional(Moment),
});
export type InLine = z.infer<typeof InLine>;

/** The head of one line, earliest first: those that are due, and when the next one will be. */
export async function readLine({ client, table }: CallQueueTable, line: string, atMost: number): Promise<InLine[]> {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: lineIndex.name,
      KeyConditionExpression: '#line = :line',
      ExpressionAttributeNames: { '#line': lineIndex.partitionKey },
      ExpressionAttributeValues: marshall({ ':line': line }),
      Limit: atMost,
    }),
  );
  return (Items ?? []).map((item) => z.parse(InLine, unmarshall(item)));
}

export interface Claiming {
  readonly holder: string;
  readonly now: Moment;
  readonly until: Moment;
  /** The operator and day for which a task that was given back is not served again. */
  readonly notFor: string;
}

/**
 * Takes a task as its line showed it, or not at all: the epoch is as read and nobody holds it now. One write: it moves
 * the task past the claim's end in its line, so that a claim which runs out frees itself.
 */
export async function takeTask(
  { client, table }: CallQueueTable,
  seen: InLine,
  claiming: Claiming,
): Promise<Task | undefined> {
  try {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: marshall({ pk: seen.pk, sk: 'TASK' }),
        UpdateExpression:
          'SET holder = :holder, claimedAt = :now, claimedUntil = :until, offered = reasons, version = version + :one, epoch = epoch + :one, availableAt = :until, place.availableAt = :until',
        ConditionExpression:
          'epoch = :epoch AND availableAt <= :now AND #state = :open AND NOT contains(notFor, :notFor)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: marshall({
          ':holder': claiming.holder,
          ':now': claiming.now,
          ':until': claiming.until,
          ':one': 1,
          ':epoch': seen.epoch,
          ':open': 'open',
          ':notFor': claiming.notFor,
        }),
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Attributes && readTaskItem(unmarshall(Attributes));
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
