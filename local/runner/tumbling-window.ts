import * as z from 'zod/mini';
import type { StreamRecord } from './stream-record.ts';

/** What Lambda adds to a stream event where the mapping has a tumbling window: the shard, and state handed from event to event. */
export interface TumblingWindow {
  /** The event for these records. */
  event(records: readonly StreamRecord[]): object;
  /**
   * Takes over the state that the function returned.
   *
   * @throws where it returned none: Lambda counts that invocation as failed.
   */
  returned(answer: unknown): void;
  /** The last event of a window that is over and has not been closed, once. */
  closing(): object | undefined;
}

const State = z.object({ state: z.record(z.string(), z.unknown()) });

/** Windows are laid over the machine's time, as Lambda lays them over arrival times. */
export function tumblingWindow(seconds: number, shardId: string, eventSourceARN: string): TumblingWindow {
  const length = seconds * 1000;
  let state: object = {};
  let start: number | undefined;
  const aligned = () => Math.floor(Date.now() / length) * length;
  const eventOf = (records: readonly StreamRecord[], from: number, isFinalInvokeForWindow: boolean) => ({
    Records: records,
    shardId,
    eventSourceARN,
    window: { start: new Date(from).toISOString(), end: new Date(from + length).toISOString() },
    state,
    isFinalInvokeForWindow,
    isWindowTerminatedEarly: false,
  });
  return {
    event(records) {
      start ??= aligned();
      return eventOf(records, start, false);
    },
    returned(answer) {
      const given = z.safeParse(State, answer);
      if (!given.success) throw new Error('A function of a tumbling window must return its state.');
      state = given.data.state;
    },
    closing() {
      if (start === undefined || aligned() <= start) return undefined;
      const last = eventOf([], start, true);
      start = undefined;
      state = {};
      return last;
    },
  };
}
