import { setTimeout as pause } from 'node:timers/promises';
import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { LocalQueue } from '../engines/queue.ts';
import type { QueueReader } from './plan-sources.ts';

/** Something that reads a source for a function. */
export interface Reader {
  /** Stops taking more and returns when what it had taken is done with. */
  stop(): Promise<void>;
}

/** How long a poll of an empty queue lasts; the queue itself ends it when a message comes. */
const pollSeconds = 20;
/**
 * The most a batching window is waited for here. A window trades latency for fewer invocations, which are free on one machine; the
 * function sees the same events either way.
 */
const longestWindowMs = 20;

const Response = z.object({
  batchItemFailures: z.optional(z.nullable(z.array(z.object({ itemIdentifier: z.string() })))),
});

/**
 * Feeds a function from a queue as a Lambda event source mapping does: batches, several at once, and of a batch that partly failed only
 * the failed messages stay, to come again after the queue's visibility timeout, and at last to its dead-letter queue.
 */
export function startQueueReader(
  reader: QueueReader,
  queue: LocalQueue,
  invoke: (event: unknown) => Promise<unknown>,
): Reader {
  const running = new Set<Promise<void>>();
  let stopping = false;

  const handle = async (records: readonly SQSRecord[]) => {
    const failed = await failures(reader, records, invoke);
    for (const { messageId, receiptHandle } of records) if (!failed.has(messageId)) queue.remove(receiptHandle);
  };

  const loop = async () => {
    while (!stopping) {
      if (running.size >= reader.concurrency) {
        await Promise.race(running);
        continue;
      }
      const records = queue.receive(reader.batchSize);
      if (records.length === 0) {
        await queue.arrival(pollSeconds);
        continue;
      }
      if (reader.windowMs > 0 && records.length < reader.batchSize) {
        await pause(Math.min(reader.windowMs, longestWindowMs));
        records.push(...queue.receive(reader.batchSize - records.length));
      }
      const batch = handle(records);
      running.add(batch);
      void batch.finally(() => running.delete(batch));
    }
    await Promise.all(running);
  };

  const done = loop();
  return {
    async stop() {
      stopping = true;
      queue.wake();
      await done;
    },
  };
}

/** The ids of the messages that failed: all of them where the function failed or its answer names a message it was not given. */
async function failures(
  reader: QueueReader,
  records: readonly SQSRecord[],
  invoke: (event: unknown) => Promise<unknown>,
): Promise<ReadonlySet<string>> {
  const all = new Set(records.map(({ messageId }) => messageId));
  try {
    const answer = await invoke({ Records: records });
    if (!reader.partialFailures || answer === undefined || answer === null) return new Set();
    const parsed = z.safeParse(Response, answer);
    const named = parsed.data?.batchItemFailures ?? [];
    if (!parsed.success || named.some(({ itemIdentifier }) => !all.has(itemIdentifier))) return all;
    return new Set(named.map(({ itemIdentifier }) => itemIdentifier));
  } catch {
    // The pool has logged why; to SQS a failed invocation says nothing.
    return all;
  }
}
