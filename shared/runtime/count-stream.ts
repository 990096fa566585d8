import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { type CounterTable, count, foldShards } from '../storage/counters.ts';
import { errorFields, log } from './log.ts';
import { allDone, failedFrom, readRecord, type StreamRecord } from './stream.ts';
import { countingUnits } from './units.ts';

/**
 * A stream event with a tumbling window: the one kind that says which shard its records are from. The window itself is
 * not used; the shard is what makes counting exact (docs/adr/0002-stream-counters.md).
 */
export interface WindowedStreamEvent extends DynamoDBStreamEvent {
  readonly shardId?: string;
  readonly state?: Readonly<Record<string, unknown>>;
  readonly isFinalInvokeForWindow?: boolean;
}

/** Lambda counts an invocation of a window that gives no state back as failed. */
export interface WindowedResponse extends DynamoDBBatchResponse {
  readonly state: Readonly<Record<string, unknown>>;
}

export interface Counting {
  readonly function: string;
  readonly counters: CounterTable;
  readonly name: string;
  readonly contribution: (record: StreamRecord) => Readonly<Record<string, number>>;
  /** Counts the same records in another way too, each once. */
  readonly also?: {
    count(shardId: string, records: readonly StreamRecord[], now: string): Promise<void>;
    fold(before: string): Promise<unknown>;
  };
  /** Machine time: how long a stream keeps records has nothing to do with the domain's clock. */
  readonly now: () => Date;
}

const dayAndMore = 26 * 60 * 60 * 1000;

/** Counts what each record contributes, once, whatever is repeated. */
export async function countStream(counting: Counting, event: WindowedStreamEvent): Promise<WindowedResponse> {
  const state = event.state ?? {};
  const records = event.Records.map(readRecord);
  const first = records[0];
  try {
    const { units } = await countingUnits(() => countRecords(counting, event, records));
    if (first !== undefined) log('units', { function: counting.function, operation: 'counted', ...units });
    return { ...allDone, state };
  } catch (error) {
    log('record-failed', { function: counting.function, ...errorFields(error) });
    if (first === undefined) throw error;
    return { ...failedFrom(first.sequenceNumber), state };
  }
}

async function countRecords(
  { counters, name, contribution, also, now }: Counting,
  { shardId, isFinalInvokeForWindow }: WindowedStreamEvent,
  records: readonly StreamRecord[],
): Promise<void> {
  if (shardId === undefined) throw new Error('The event names no shard: its mapping needs a tumbling window.');
  const counted = records.map((record) => ({ sequenceNumber: record.sequenceNumber, counts: contribution(record) }));
  const telling = counted.filter(({ counts }) => Object.keys(counts).length > 0);
  if (telling.length > 0) await count(counters, name, shardId, telling, now().toISOString());
  await also?.count(shardId, records, now().toISOString());
  if (!isFinalInvokeForWindow) return;
  const ended = new Date(now().getTime() - dayAndMore).toISOString();
  await foldShards(counters, name, ended);
  await also?.fold(ended);
}
