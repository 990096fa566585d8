import * as z from 'zod/mini';
import type { StreamReader } from './plan-sources.ts';
import type { StreamRecord } from './stream-record.ts';

/** What handling a batch needs of its surroundings. */
export interface BatchDoors {
  /** Invokes the function with these records of one shard. */
  invoke(records: readonly StreamRecord[]): Promise<unknown>;
  /** Everything up to this record is done with. */
  done(record: StreamRecord): void;
  /** These records are given up after their last attempt. */
  givenUp(records: readonly StreamRecord[], attempts: number): void;
  /** Waits before another attempt; rejects when the runner stops. */
  backOff(attempt: number): Promise<void>;
}

const Response = z.object({
  batchItemFailures: z.optional(z.nullable(z.array(z.object({ itemIdentifier: z.string() })))),
});

/**
 * Handles a batch as a Lambda stream mapping does: in order, again and again until it succeeds, from the first record the function says
 * failed, in halves where the mapping bisects, and given up after its retries.
 */
export async function handleBatch(
  reader: StreamReader,
  records: readonly StreamRecord[],
  doors: BatchDoors,
): Promise<void> {
  let left = records;
  for (let attempt = 0; left.length > 0; attempt += 1) {
    const failedAt = await tryOnce(reader, left, doors);
    if (failedAt === undefined) {
      finish(left, doors);
      return;
    }
    finish(left.slice(0, failedAt), doors);
    left = left.slice(failedAt);
    if (failedAt === 0 && reader.bisect && left.length > 1) {
      const middle = Math.ceil(left.length / 2);
      await handleBatch(reader, left.slice(0, middle), doors);
      await handleBatch(reader, left.slice(middle), doors);
      return;
    }
    if (reader.retries >= 0 && attempt >= reader.retries) {
      doors.givenUp(left, attempt + 1);
      finish(left, doors);
      return;
    }
    await doors.backOff(attempt);
  }
}

function finish(records: readonly StreamRecord[], doors: BatchDoors): void {
  const last = records.at(-1);
  if (last !== undefined) doors.done(last);
}

/** The index of the first record that failed, or undefined when none did. */
async function tryOnce(
  reader: StreamReader,
  records: readonly StreamRecord[],
  doors: BatchDoors,
): Promise<number | undefined> {
  try {
    const answer = await doors.invoke(records);
    return reader.partialFailures ? firstFailed(records, answer) : undefined;
  } catch {
    // The pool has logged why.
    return 0;
  }
}

function firstFailed(records: readonly StreamRecord[], answer: unknown): number | undefined {
  if (answer === undefined || answer === null) return undefined;
  const parsed = z.safeParse(Response, answer);
  if (!parsed.success) return 0;
  const named = (parsed.data.batchItemFailures ?? []).map(({ itemIdentifier }) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
  );
  // A record that was not in the batch fails all of it, as in Lambda.
  return named.length === 0 ? undefined : Math.max(0, Math.min(...named));
}
