import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { marshallRecord, type StreamRecord } from './stream-record.ts';

/** The stream of one table, read shard by shard. */
export interface StreamSource {
  /** The shards known now, each with the one it continues. */
  shards(): Promise<readonly Shard[]>;
  /**
   * Up to `limit` records after a sequence number, or from the oldest there is.
   *
   * `closed` when the shard will never hold more than these.
   */
  read(shard: string, after: string | undefined, limit: number): Promise<{ records: StreamRecord[]; closed: boolean }>;
}

export interface Shard {
  readonly id: string;
  readonly parent: string | undefined;
}

/** Opens the stream of a table that has one. */
export async function openStream(
  tables: DynamoDBClient,
  streams: DynamoDBStreamsClient,
  table: string,
  arn: string,
): Promise<StreamSource> {
  const { Table } = await tables.send(new DescribeTableCommand({ TableName: table }));
  const StreamArn = Table?.LatestStreamArn;
  if (StreamArn === undefined) throw new Error(`Table ${table} has no stream`);
  /** Where the last read of a shard ended: going on from there saves asking for an iterator each time. */
  const next = new Map<string, { after: string | undefined; iterator: string }>();

  const iteratorFor = async (shard: string, after: string | undefined): Promise<string | undefined> => {
    const known = next.get(shard);
    if (known !== undefined && known.after === after) return known.iterator;
    const from =
      after === undefined
        ? ({ ShardIteratorType: 'TRIM_HORIZON' } as const)
        : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after } as const);
    return (await streams.send(new GetShardIteratorCommand({ StreamArn, ShardId: shard, ...from }))).ShardIterator;
  };

  const readOnce = async (shard: string, after: string | undefined, limit: number) => {
    const iterator = await iteratorFor(shard, after);
    next.delete(shard);
    if (iterator === undefined) return { records: [], closed: true };
    const answer = await streams.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }));
    const records = (answer.Records ?? []).map((record: _Record) => marshallRecord(record, arn));
    const last = records.at(-1)?.dynamodb.SequenceNumber ?? after;
    if (answer.NextShardIterator !== undefined) next.set(shard, { after: last, iterator: answer.NextShardIterator });
    return { records, closed: answer.NextShardIterator === undefined };
  };

  return {
    async shards() {
      const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
      return (StreamDescription?.Shards ?? []).flatMap(({ ShardId, ParentShardId }) =>
        ShardId === undefined ? [] : [{ id: ShardId, parent: ParentShardId }],
      );
    },
    async read(shard, after, limit) {
      try {
        return await readOnce(shard, after, limit);
      } catch (error) {
        // An iterator lives fifteen minutes: ask for a new one at the same place.
        if (!(error instanceof Error) || error.name !== 'ExpiredIteratorException') throw error;
        return readOnce(shard, after, limit);
      }
    },
  };
}
