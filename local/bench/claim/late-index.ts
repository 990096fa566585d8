import type { AttributeValue, DynamoDBClient, QueryCommandInput, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { BatchGetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { lineIndex, partitionKey, sortKey } from '../../../shared/storage/tables.ts';

export type Stored = Record<string, AttributeValue>;

/** A change of a task that its line does not show yet. */
interface Pending {
  readonly before: Stored | undefined;
  readonly shownAt: number;
}

/** The lines as DynamoDB shows them: each change a while after it was made, an item's changes in their order. */
export interface LateIndex {
  /** The items of these keys as they are now; asked before and after a write. */
  look(keys: readonly Stored[]): Promise<ReadonlyMap<string, Stored>>;
  changed(before: ReadonlyMap<string, Stored>, after: ReadonlyMap<string, Stored>, now: number): void;
  /** What a query of the lines shows now, where the engine's answer shows what is. */
  show(input: QueryCommandInput, answer: QueryCommandOutput, now: number): Promise<QueryCommandOutput>;
}

const textOf = (item: Stored, name: string): string => item[name]?.S ?? '';

/** @param client the engine itself, without latencies */
export function lateIndex(client: DynamoDBClient, table: string, lag: () => number): LateIndex {
  const pending = new Map<string, Pending[]>();
  const keyOf = (item: Stored) => `${textOf(item, partitionKey)} ${textOf(item, sortKey)}`;
  const projected = new Set<string>([
    partitionKey,
    sortKey,
    lineIndex.partitionKey,
    lineIndex.sortKey,
    ...lineIndex.projected,
  ]);

  const settle = (now: number) => {
    for (const [key, changes] of pending) {
      const left = changes.filter(({ shownAt }) => shownAt > now);
      if (left.length === 0) pending.delete(key);
      else if (left.length < changes.length) pending.set(key, left);
    }
  };

  return {
    async look(wanted) {
      if (wanted.length === 0) return new Map();
      const answer = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys: [...wanted], ConsistentRead: true } } }),
      );
      return new Map((answer.Responses?.[table] ?? []).map((item): [string, Stored] => [keyOf(item), item]));
    },
    changed(before, after, now) {
      for (const key of new Set([...before.keys(), ...after.keys()])) {
        const earlier = pending.get(key) ?? [];
        const shownAt = Math.max(now + lag(), earlier.at(-1)?.shownAt ?? 0);
        pending.set(key, [...earlier, { before: before.get(key), shownAt }]);
      }
    },
    async show(input, answer, now) {
      settle(now);
      if (pending.size === 0) return answer;
      const limit = input.Limit ?? Number.POSITIVE_INFINITY;
      const more = await client.send(
        new QueryCommand({ ...input, ...(input.Limit !== undefined && { Limit: input.Limit + pending.size }) }),
      );
      const isWanted = wantedBy(input);
      const settled = (more.Items ?? []).filter((item) => !pending.has(keyOf(item)));
      const old = [...pending.values()].flatMap(([first]) => (first?.before ? [first.before] : [])).filter(isWanted);
      const shown = old.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => projected.has(name))));
      const order = (a: Stored, b: Stored) =>
        textOf(a, lineIndex.sortKey).localeCompare(textOf(b, lineIndex.sortKey)) || keyOf(a).localeCompare(keyOf(b));
      const items = [...settled, ...shown].sort(order).slice(0, limit);
      return { ...answer, Items: items, Count: items.length };
    },
  };
}

/** Whether a query of a line would show an item: `#line = :line`, and where it says so `availableAt <= :value`. */
function wantedBy(input: QueryCommandInput): (item: Stored) => boolean {
  const {
    KeyConditionExpression = '',
    ExpressionAttributeNames: names = {},
    ExpressionAttributeValues: values,
  } = input;
  if (input.ScanIndexForward === false || input.ExclusiveStartKey !== undefined || input.FilterExpression !== undefined)
    throw new Error('The late index shows the head of a line only.');
  const tests = KeyConditionExpression.split(' AND ').map((part) => {
    const [, name = '', operator, value = ''] = /^(\S+) (=|<=) (\S+)$/.exec(part) ?? [];
    const wanted = values?.[value]?.S;
    if (operator === undefined || wanted === undefined)
      throw new Error(`The late index cannot read the condition "${part}".`);
    return (item: Stored) => {
      const has = item[names[name] ?? name]?.S;
      return has !== undefined && (operator === '=' ? has === wanted : has <= wanted);
    };
  });
  return (item) => tests.every((test) => test(item));
}
