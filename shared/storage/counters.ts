import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { addTo } from '../domain/cases/ledger.ts';
import { getItem, put, queryAll, remove, writeTogether } from './dynamo.ts';
import { keys } from './keys.ts';
import { StaleRead } from './retry.ts';

/**
 * Counters kept from a table's stream. Each shard of the stream has an item of its own with the sequence number of the
 * last record it counted, moved in the same write as the counts: a record that comes twice is counted once, and shards
 * never wait for each other. A total is the sum over shards.
 */

export interface CounterTable {
  readonly client: DynamoDBClient;
  readonly table: string;
}

const Shard = z.object({
  sk: z.string(),
  /** The last record counted; sequence numbers have up to 40 digits, so they are compared as padded text. */
  last: z.string(),
  counts: z.record(z.string(), z.number()),
  countedAt: z.string(),
  version: z.int(),
});
type Shard = z.infer<typeof Shard>;

const padded = (sequenceNumber: string): string => sequenceNumber.padStart(40, '0');

const partition = (name: string) => keys.counter(name, '').pk;

/** Shards that were closed for good are added to this one, or there would be more every few hours. */
const folded = 'FOLDED';

async function readShard({ client, table }: CounterTable, name: string, shard: string): Promise<Shard | undefined> {
  const item = await getItem(client, table, keys.counter(name, shard));
  return item && z.parse(Shard, item);
}

export interface Counted {
  readonly sequenceNumber: string;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Adds what these records count, each once. The records are one shard's, in its order, as streams deliver them.
 * @throws StaleRead when another invocation counted the same shard meanwhile.
 */
export async function count(
  counters: CounterTable,
  name: string,
  shardId: string,
  records: readonly Counted[],
  now: string,
): Promise<{ counted: number }> {
  const before = await readShard(counters, name, shardId);
  const fresh = records.filter(({ sequenceNumber }) => padded(sequenceNumber) > (before?.last ?? ''));
  const last = fresh
    .map(({ sequenceNumber }) => padded(sequenceNumber))
    .sort()
    .at(-1);
  if (last === undefined) return { counted: 0 };
  const counts = fresh.reduce(
    (sum, record) => addTo(sum, record.counts),
    new Map(Object.entries(before?.counts ?? {})),
  );
  // Lines come and go: what counts nothing is left out, or every claim would read it for ever.
  const telling = [...counts].filter(([, n]) => n !== 0);
  const next = { counts: Object.fromEntries(telling), last, countedAt: now, version: (before?.version ?? 0) + 1 };
  await writeShard(counters, name, shardId, before, next);
  return { counted: fresh.length };
}

async function writeShard(
  { client, table }: CounterTable,
  name: string,
  shardId: string,
  before: Shard | undefined,
  { counts, last, countedAt, version }: Omit<Shard, 'sk'>,
): Promise<void> {
  const { pk, sk } = keys.counter(name, shardId);
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: marshall({ pk, sk }),
        UpdateExpression: 'SET counts = :counts, #last = :last, countedAt = :at, version = :version, #schema = :schema',
        ConditionExpression: before === undefined ? 'attribute_not_exists(pk)' : '#last = :before',
        ExpressionAttributeNames: { '#last': 'last', '#schema': 'schema' },
        ExpressionAttributeValues: marshall({
          ':counts': counts,
          ':last': last,
          ':at': countedAt,
          ':version': version,
          ':schema': 1,
          ...(before === undefined ? {} : { ':before': before.last }),
        }),
      }),
    );
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw new StaleRead('The shard was counted meanwhile.');
    throw error;
  }
}

async function readShards({ client, table }: CounterTable, name: string): Promise<Shard[]> {
  const items = await queryAll(client, table, { pk: partition(name) });
  return items.map((item) => z.parse(Shard, item));
}

/** Every counter, summed over shards. */
export async function readTotals(counters: CounterTable, name: string): Promise<Map<string, number>> {
  const shards = await readShards(counters, name);
  return shards.reduce((sum, { counts }) => addTo(sum, counts), new Map<string, number>());
}

/** A shard's counters may be kept in several items, one for each group: `shard|group`. */
const suffixOf = ({ sk }: Pick<Shard, 'sk'>): string => (sk.includes('|') ? sk.slice(sk.indexOf('|')) : '');

/** Every item of counters with the group it is of. */
export async function readGroups(counters: CounterTable, name: string) {
  const shards = await readShards(counters, name);
  return shards.map((shard) => ({ group: suffixOf(shard).slice(1), counts: shard.counts }));
}

/**
 * Adds shards that ended before `before` (a stream keeps its records for a day, so nothing of them can come again) to
 * one item, and forgets them.
 */
export async function foldShards(counters: CounterTable, name: string, before: string): Promise<number> {
  const shards = await readShards(counters, name);
  const old = shards.filter(({ sk, countedAt }) => !sk.startsWith(folded) && countedAt < before);
  const [first] = old;
  if (first === undefined) return 0;
  const into = `${folded}${suffixOf(first)}`;
  const total = shards.find(({ sk }) => sk === into);
  const ended = old.filter((shard) => suffixOf(shard) === suffixOf(first)).slice(0, 50);
  const counts = ended.reduce((sum, shard) => addTo(sum, shard.counts), new Map(Object.entries(total?.counts ?? {})));
  const telling = [...counts].filter(([, n]) => n !== 0);
  const item = { counts: Object.fromEntries(telling), last: '', countedAt: before, version: (total?.version ?? 0) + 1 };
  await writeTogether(counters.client, [
    put(
      counters.table,
      { ...item, ...keys.counter(name, into) },
      total === undefined ? 'absent' : { version: total.version },
    ),
    ...ended.map(({ sk, version }) => remove(counters.table, keys.counter(name, sk), { version })),
  ]);
  return ended.length;
}

/** Moves counters by hand, where the stream lost something: on the item of what ended, so no shard notices. */
export async function adjust(
  counters: CounterTable,
  name: string,
  by: Readonly<Record<string, number>>,
  now: string,
): Promise<void> {
  const total = await readShard(counters, name, folded);
  const counts = addTo(new Map(Object.entries(total?.counts ?? {})), by);
  const item = { counts: Object.fromEntries(counts), last: '', countedAt: now, version: (total?.version ?? 0) + 1 };
  const guard = total === undefined ? 'absent' : { version: total.version };
  await writeTogether(counters.client, [put(counters.table, { ...item, ...keys.counter(name, folded) }, guard)]);
}
