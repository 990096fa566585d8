import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { CallQueueTable } from './call-queue.ts';
import { lineIndex } from './tables.ts';

/** Lines read from end to end, in pages, for acts on many tasks. */

/** Where a page ended: the key of the index. */
export const LinePosition = z.object({ line: z.string(), availableAt: z.string(), pk: z.string(), sk: z.string() });
export type LinePosition = z.infer<typeof LinePosition>;

export interface InPage {
  readonly personId: string;
  readonly position: LinePosition;
}

export interface Selection {
  readonly line: string;
  /** Only those that may be served before this moment. */
  readonly before?: string | undefined;
  /** Only those that are kept for this operator. */
  readonly owner?: string | undefined;
}

const queried = ({ line, before, owner }: Selection) => ({
  IndexName: lineIndex.name,
  KeyConditionExpression: before === undefined ? '#line = :line' : '#line = :line AND availableAt < :before',
  ExpressionAttributeNames: { '#line': lineIndex.partitionKey, ...(owner === undefined ? {} : { '#owner': 'owner' }) },
  ...(owner === undefined ? {} : { FilterExpression: '#owner = :owner' }),
  ExpressionAttributeValues: marshall({
    ':line': line,
    ...(before === undefined ? {} : { ':before': before }),
    ...(owner === undefined ? {} : { ':owner': owner }),
  }),
});

/** How many tasks a selection has, up to about `most`. */
export async function countSelected(
  { client, table }: CallQueueTable,
  selection: Selection,
  most: number,
): Promise<number> {
  let [count, from]: [number, Record<string, unknown> | undefined] = [0, undefined];
  do {
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({
        TableName: table,
        ...queried(selection),
        Select: 'COUNT',
        ExclusiveStartKey: from && marshall(from),
      }),
    );
    count += page.Count ?? 0;
    from = page.LastEvaluatedKey && unmarshall(page.LastEvaluatedKey);
  } while (from !== undefined && count < most);
  return count;
}

/** The next tasks of a selection, in the line's order, after a position. */
export async function readSelected(
  { client, table }: CallQueueTable,
  selection: Selection,
  after: LinePosition | undefined,
  limit: number,
): Promise<InPage[]> {
  const found: InPage[] = [];
  let from: Record<string, unknown> | undefined = after;
  do {
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({
        TableName: table,
        ...queried(selection),
        ExclusiveStartKey: from && marshall(from),
        Limit: 500,
      }),
    );
    for (const item of page.Items ?? []) {
      const position = z.parse(LinePosition, unmarshall(item));
      found.push({ personId: position.pk.slice('PERSON#'.length), position });
    }
    from = page.LastEvaluatedKey && unmarshall(page.LastEvaluatedKey);
  } while (from !== undefined && found.length < limit);
  return found.slice(0, limit);
}
