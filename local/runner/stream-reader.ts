import { setTimeout as pause } from 'node:timers/promises';
import type { Checkpoints } from './checkpoints.ts';
import { passes } from './filter.ts';
import type { StreamReader } from './plan-sources.ts';
import type { Reader } from './queue-reader.ts';
import { handleBatch } from './stream-batch.ts';
import type { StreamRecord } from './stream-record.ts';
import type { Shard, StreamSource } from './stream-source.ts';
import { type TumblingWindow, tumblingWindow } from './tumbling-window.ts';

/** A reader that can be asked how much it has not read yet. */
export interface RunningStreamReader extends Reader {
  /** Records not yet handled; 0 only after a look at the stream that began after the question. */
  unread(): Promise<number>;
  /** Returns when a look that began after the question found nothing more. */
  drained(): Promise<void>;
}

export interface StreamReaderDoors {
  readonly source: StreamSource;
  readonly checkpoints: Checkpoints;
  readonly sourceArn: string;
  invoke(event: unknown): Promise<unknown>;
  /** Hears of records given up, in the shape Lambda sends to an on-failure destination. */
  givenUp(message: object): void;
  /** Returns once the stream may be read: what is held back is not looked at either. */
  passed(): Promise<void>;
  /** Returns after the next end of an invocation anywhere, or after that many milliseconds. */
  nextActivity(milliseconds: number): Promise<void>;
}

/** Looks at a busy stream no more often than this; whoever asks `unread` is not kept waiting. */
const shortestGapMs = 20;
/** How long an idle stream may go unlooked at: only writes from outside the functions wait for it. */
const longestGapMs = 500;
/** A shard splits or ends within hours; asking which there are costs as much as reading one. */
const shardsAreFreshMs = 10_000;
const shortestBackOffMs = 100;
const longestBackOffMs = 5_000;

class Stopped extends Error {}

/** Feeds a function from a table's stream: each shard in order, from the checkpoint on. */
export function startStreamReader(reader: StreamReader, doors: StreamReaderDoors): RunningStreamReader {
  const { source, checkpoints } = doors;
  const stopping = new AbortController();
  const windows = new Map<string, TumblingWindow>();
  const closed = new Set<string>();
  const looks = lookout();

  const handle = (shard: string, records: readonly StreamRecord[]) => {
    const window = windowOf(windows, reader, shard, doors.sourceArn);
    return handleBatch(reader, records, {
      async invoke(batch) {
        const answer = await doors.invoke(window?.event(batch) ?? { Records: batch });
        window?.returned(answer);
        return answer;
      },
      done: ({ dynamodb }) => checkpoints.advance(shard, dynamodb.SequenceNumber),
      givenUp: (batch, attempts) => doors.givenUp(failure(reader, shard, batch, attempts, doors.sourceArn)),
      backOff: (attempt) => backOff(attempt, stopping.signal),
    });
  };

  /** True when there was something to handle. */
  const readShard = async (shard: string): Promise<boolean> => {
    const read = await source.read(shard, checkpoints.of(shard), reader.batchSize);
    const last = read.records.at(-1);
    if (read.closed && last === undefined) closed.add(shard);
    if (last === undefined) return false;
    looks.found(read.records.length);
    const wanted = read.records.filter((record) => passes(reader.patterns, record));
    if (wanted.length > 0) await handle(shard, wanted);
    checkpoints.advance(shard, last.dynamodb.SequenceNumber);
    return true;
  };

  const closeWindows = async () => {
    for (const window of windows.values()) {
      const event = window.closing();
      if (event !== undefined) await doors.invoke(event).catch(() => undefined);
    }
  };

  let known: readonly Shard[] = [];
  let knownAt = Number.NEGATIVE_INFINITY;
  const shards = async (): Promise<string[]> => {
    if (Date.now() - knownAt > shardsAreFreshMs || openShards(known, closed).length === 0) {
      known = await source.shards();
      knownAt = Date.now();
    }
    return openShards(known, closed);
  };

  const loop = async () => {
    let gap = shortestGapMs;
    while (!stopping.signal.aborted) {
      await doors.passed();
      looks.begin();
      let found = false;
      for (const shard of await shards()) found = (await readShard(shard)) || found;
      if (found) {
        gap = shortestGapMs;
        continue;
      }
      await closeWindows();
      looks.nothing();
      gap = Math.min(gap * 2, longestGapMs);
      await looks.asked(async () => {
        await pause(shortestGapMs);
        await doors.nextActivity(gap);
      });
    }
  };

  const done = keepGoing(loop, stopping.signal);
  return {
    unread: () => looks.next(),
    drained: () => looks.empty(),
    async stop() {
      stopping.abort(new Stopped());
      looks.wake();
      await done;
      looks.end();
      checkpoints.close();
    },
  };
}

/** A fault of the engine, or its restart, must not end the reader: it goes on from its checkpoint. */
async function keepGoing(loop: () => Promise<void>, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await loop();
    } catch (error) {
      if (error instanceof Stopped || stopping.aborted) return;
      await pause(longestGapMs);
    }
  }
}

async function backOff(attempt: number, stopping: AbortSignal): Promise<void> {
  const milliseconds = Math.min(shortestBackOffMs * 2 ** attempt, longestBackOffMs);
  await pause(milliseconds, undefined, { signal: stopping }).catch(() => {
    throw new Stopped();
  });
}

/** A shard is read after the one it continues, so that each key's records stay in order. */
function openShards(shards: readonly Shard[], closed: ReadonlySet<string>): string[] {
  const known = new Set(shards.map(({ id }) => id));
  const waits = ({ parent }: Shard) => parent !== undefined && known.has(parent) && !closed.has(parent);
  return shards.filter((shard) => !closed.has(shard.id) && !waits(shard)).map(({ id }) => id);
}

function windowOf(windows: Map<string, TumblingWindow>, reader: StreamReader, shard: string, arn: string) {
  if (reader.windowSeconds === 0) return undefined;
  const window = windows.get(shard) ?? tumblingWindow(reader.windowSeconds, shard, arn);
  windows.set(shard, window);
  return window;
}

function failure(
  reader: StreamReader,
  shardId: string,
  records: readonly StreamRecord[],
  attempts: number,
  arn: string,
) {
  return {
    requestContext: {
      functionArn: reader.function,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      batchSize: records.length,
      streamArn: arn,
    },
  };
}

/** Counts the looks at a stream, and lets others wait for one that begins after they asked. */
function lookout() {
  let begun = 0;
  let found = 0;
  let wakeUp: (() => void) | undefined;
  const waiting = new Set<{ from: number; whenEmpty: boolean; answer: (unread: number) => void }>();
  const answer = (isDue: (one: { from: number; whenEmpty: boolean }) => boolean, unread: number) => {
    for (const one of [...waiting]) {
      if (!isDue(one)) continue;
      waiting.delete(one);
      one.answer(unread);
    }
  };
  return {
    begin() {
      begun += 1;
    },
    found(records: number) {
      found = records;
      answer(({ whenEmpty }) => !whenEmpty, records);
    },
    nothing() {
      found = 0;
      answer(({ from }) => from <= begun, 0);
    },
    next(): Promise<number> {
      if (found > 0) return Promise.resolve(found);
      wakeUp?.();
      return new Promise((resolve) => waiting.add({ from: begun + 1, whenEmpty: false, answer: resolve }));
    },
    empty(): Promise<void> {
      wakeUp?.();
      return new Promise((resolve) => waiting.add({ from: begun + 1, whenEmpty: true, answer: () => resolve() }));
    },
    wake: () => wakeUp?.(),
    /** Nobody looks any more: whoever still waits is told what was last known. */
    end: () => answer(() => true, found),
    /** Rests until somebody asks, or the rest is over. */
    async asked(rest: () => Promise<void>) {
      if (waiting.size > 0) return;
      const woken = new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
      await Promise.race([woken, rest()]);
      wakeUp = undefined;
    },
  };
}
