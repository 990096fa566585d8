import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type Item, type Page, scanOnce } from './read-page.ts';

/** What lies under one partition key, in the order of its sort keys. */
export interface PartitionItems {
  readonly pk: string;
  readonly items: readonly Item[];
}

interface Scanned {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** What the keys of the wanted partitions start with; the others are read all the same, and cost as much. */
  readonly prefixes: readonly string[];
  /** Parts that are read at once. */
  readonly segments: number;
}

/**
 * Reads a whole table, partition by partition: `take` is handed each when it is complete, one after the other. In memory
 * there is at most a page and a partition of each segment.
 */
export async function scanPartitions(scanned: Scanned, take: (partition: PartitionItems) => void): Promise<void> {
  await Promise.all(Array.from({ length: scanned.segments }, (_, segment) => scanSegment(scanned, segment, take)));
}

/** Items of one partition come one after the other, over the end of a page too. */
async function scanSegment(
  { client, table, prefixes, segments }: Scanned,
  segment: number,
  take: (partition: PartitionItems) => void,
): Promise<void> {
  const values = Object.fromEntries(prefixes.map((prefix, n) => [`:p${n}`, prefix]));
  let pk = '';
  let items: Item[] = [];
  let from: Page['next'];
  do {
    const page: Page = await scanOnce(client, {
      TableName: table,
      FilterExpression: prefixes.map((_, n) => `begins_with(pk, :p${n})`).join(' OR '),
      ExpressionAttributeValues: marshall(values),
      ConsistentRead: true,
      Segment: segment,
      TotalSegments: segments,
      ExclusiveStartKey: from,
    });
    for (const item of page.items) {
      if (item.pk !== pk) {
        if (items.length > 0) take({ pk, items });
        pk = String(item.pk);
        items = [];
      }
      items.push(item);
    }
    from = page.next;
  } while (from !== undefined);
  if (items.length > 0) take({ pk, items });
}
