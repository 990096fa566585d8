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
        const drained = Promise.all([...streams.values()].map((reader) => reader.drained())).then(() => true);
        const empty = await within(left(), drained, false);
        // What ran while the streams were read may have written to them again.
        const still = activity.running === 0 && activity.ended === before && sum(queueSizes()) === 0;
        if (empty && still)
          return { settled: true, total: 0, queues: queueSizes(), streams: nothingOf(streams), invocations: 0 };
      } while (left() > 0);
      return state();
    },
  };
}

const nothingOf = (streams: ReadonlyMap<string, unknown>) =>
  Object.fromEntries([...streams.keys()].map((name) => [name, 0]));

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
