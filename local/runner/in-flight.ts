import type { LocalQueue } from '../engines/queue.ts';
import type { Activity } from './activity.ts';
import type { RunningStreamReader } from './stream-reader.ts';

/** What is not done yet. */
export interface InFlight {
  readonly total: number;
  /** Messages waiting, delayed or in hand, of each queue that has a reader. */
  readonly queues: Readonly<Record<string, number>>;
  /** Unread records, by `function<-Table`. */
  readonly streams: Readonly<Record<string, number>>;
  /** Invocations running now. */
  readonly invocations: number;
}

export interface Quiet {
  inFlight(): Promise<InFlight>;
  /** Waits until nothing is in flight, or that many milliseconds. */
  settled(within: number): Promise<InFlight & { readonly settled: boolean }>;
}

export interface QuietSources {
  readonly activity: Activity;
  readonly queues: ReadonlyMap<string, LocalQueue>;
  readonly streams: ReadonlyMap<string, RunningStreamReader>;
}

/** A message can become visible again without anything having run: look again after this. */
const lookAgainMs = 50;
/** A stream reader that does not answer is busy, or its engine is. */
const longestLookMs = 2_000;

/** Tells whether anything is in flight, by asking the queues themselves and looking at every stream afresh. */
export function quiet({ activity, queues, streams }: QuietSources): Quiet {
  const queueSizes = () => Object.fromEntries([...queues].map(([name, queue]) => [name, queue.size()]));
  const state = async () => {
    const now = await inFlight();
    return { settled: now.total === 0, ...now };
  };
  const inFlight = async (): Promise<InFlight> => {
    const unread = [...streams].map(
      async ([name, reader]) => [name, await within(longestLookMs, reader.unread(), 1)] as const,
    );
    const streamed = Object.fromEntries(await Promise.all(unread));
    const queued = queueSizes();
    const invocations = activity.running;
    const total = sum(queued) + sum(streamed) + invocations;
    return { total, queues: queued, streams: streamed, invocations };
  };
  return {
    inFlight,
    async settled(milliseconds) {
      const giveUpAt = Date.now() + milliseconds;
      const left = () => Math.max(0, giveUpAt - Date.now());
      do {
        const before = activity.ended;
        if (activity.running > 0 || sum(queueSizes()) > 0) {
          await activity.next(Math.min(lookAgainMs, left()));
          continue;
        }
        const drained = Promise.all([...streams.values()].map((reader) => reader.drained()));
        await within(left(), drained, undefined);
        // What ran while the streams were read may have written to them again.
        const now = await state();
        if (now.settled && activity.ended === before) return now;
      } while (left() > 0);
      return state();
    },
  };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

async function within<Value>(milliseconds: number, answer: Promise<Value>, otherwise: Value): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Value>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
