import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { type Item, type Page, queryOnce } from './read-page.ts';
import { StaleRead } from './retry.ts';

/** The few calls that stores are made of, in plain objects. Every stored item carries the version of its schema. */

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
type Consistency = 'consistent' | 'eventual';

const options = { removeUndefinedValues: true };

export const toItem = (value: Item) => marshall(value, options);

export async function getItem(
  client: DynamoDBClient,
  table: string,
  { pk, sk }: Key,
  read: Consistency = 'consistent',
): Promise<Item | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: marshall({ pk, sk }), ConsistentRead: read === 'consistent' }),
  );
  return Item && unmarshall(Item);
}

/** Reads many items at once, in no order; unprocessed ones are asked for again. */
export async function getItems(client: DynamoDBClient, table: string, keys: readonly Key[]): Promise<Item[]> {
  const found: Item[] = [];
  let wanted = keys.map(({ pk, sk }) => marshall({ pk, sk }));
  while (wanted.length > 0) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: wanted.slice(0, 100), ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[table] ?? []).map((item) => unmarshall(item)));
    wanted = [...(UnprocessedKeys?.[table]?.Keys ?? []), ...wanted.slice(100)];
  }
  return found;
}

export interface Partition {
  readonly pk: string;
  readonly startsWith?: string;
}

/** Every item of a partition whose sort key starts so, in order. */
export async function queryAll(
  client: DynamoDBClient,
  table: string,
  { pk, startsWith }: Partition,
  read: Consistency = 'eventual',
): Promise<Item[]> {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page = await queryPage(
      client,
      table,
      { pk, ...(startsWith === undefined ? {} : { startsWith }) },
      read,
      from,
    );
    items.push(...page.items);
    from = page.next;
  } while (from !== undefined);
  return items;
}

/** Every item of a partition from one sort key to another, both included, in order. */
export async function queryBetween(
  client: DynamoDBClient,
  table: string,
  pk: string,
  [first, last]: readonly [string, string],
  read: Consistency = 'eventual',
): Promise<Item[]> {
  const items: Item[] = [];
  let from: Page['next'];
  do {
    const page = await queryOnce(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: marshall({ ':pk': pk, ':first': first, ':last': last }),
      ConsistentRead: read === 'consistent',
      ExclusiveStartKey: from,
    });
    items.push(...page.items);
    from = page.next;
  } while (from !== undefined);
  return items;
}

export async function queryPage(
  client: DynamoDBClient,
  table: string,
  { pk, startsWith }: Partition,
  read: Consistency,
  from?: Item,
  limit?: number,
): Promise<{ items: Item[]; next?: Item }> {
  const { items, next } = await queryOnce(client, {
    TableName: table,
    KeyConditionExpression: startsWith === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: marshall({ ':pk': pk, ...(startsWith === undefined ? {} : { ':sk': startsWith }) }),
    ConsistentRead: read === 'consistent',
    ExclusiveStartKey: from && marshall(from),
    Limit: limit,
  });
  return next === undefined ? { items } : { items, next: unmarshall(next) };
}

/** What must be so for a write to happen: nothing there yet, the version that was read, or these values. */
export type Guard = 'absent' | { readonly version: number } | { readonly is: Item } | 'none';

const condition = (guard: Guard) => {
  if (guard === 'none') return {};
  if (guard === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  const values = Object.entries('is' in guard ? guard.is : { version: guard.version });
  return {
    ConditionExpression: values.map(([name]) => `#${name} = :${name}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(values.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: marshall(Object.fromEntries(values.map(([name, value]) => [`:${name}`, value]))),
  };
};

/** The guard of a read-then-write on a versioned item. */
export const asRead = (item: { readonly version: number } | undefined): Guard =>
  item === undefined ? 'absent' : { version: item.version };

export const put = (table: string, item: Item & Key, guard: Guard): TransactWriteItem => ({
  Put: { TableName: table, Item: toItem({ schema: 1, ...item }), ...condition(guard) },
});

export const remove = (table: string, { pk, sk }: Key, guard: Guard): TransactWriteItem => ({
  Delete: { TableName: table, Key: marshall({ pk, sk }), ...condition(guard) },
});

export const check = (table: string, { pk, sk }: Key, guard: Exclude<Guard, 'none'>): TransactWriteItem => ({
  ConditionCheck: { TableName: table, Key: marshall({ pk, sk }), ConditionExpression: '', ...condition(guard) },
});

/** Writes one item; false where the guard did not hold. */
export async function putOne(client: DynamoDBClient, table: string, item: Item & Key, guard: Guard): Promise<boolean> {
  try {
    await client.send(
      new PutItemCommand({ TableName: table, Item: toItem({ schema: 1, ...item }), ...condition(guard) }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** All of these or none. A guard that did not hold, or a write that got in between, is a StaleRead. */
export async function writeTogether(client: DynamoDBClient, writes: readonly TransactWriteItem[]): Promise<void> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: [...writes] }));
  } catch (error) {
    if (error instanceof TransactionCanceledException && isStale(error))
      throw new StaleRead('Something changed meanwhile.');
    throw error;
  }
}

const passing = new Set(['None', 'ConditionalCheckFailed', 'TransactionConflict', 'ThrottlingError']);

const isStale = ({ CancellationReasons }: TransactionCanceledException): boolean =>
  (CancellationReasons ?? []).every(({ Code }) => passing.has(Code ?? 'None'));
