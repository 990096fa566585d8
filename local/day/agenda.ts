import { soonestFirst } from '../soonest-first.ts';

/** Somebody who acts and then waits: what is yielded is until when, in epoch milliseconds of the day's own time. */
export type Actor = AsyncGenerator<number, void, void>;

/** The day's time: one acts, all others wait; it jumps to the next moment that anybody waits for. */
export interface Agenda {
  now(): number;
  /** Lets somebody join, from this moment on. */
  join(at: number, actor: Actor): void;
  /** Lets everybody act in turn, until nobody is left. */
  run(): Promise<void>;
}

/**
 * Moments are twenty seconds apart: several act at one, one after the other, and what runs is brought to rest and driven on
 * once for all of them.
 */
const grain = 20_000;
const onGrain = (at: number) => Math.ceil(at / grain) * grain;

export function agenda(start: number): Agenda {
  const waiting = soonestFirst<Actor>();
  let now = start;
  return {
    now: () => now,
    join: (at, actor) => waiting.put(onGrain(at), actor),
    async run() {
      for (let next = waiting.take(); next !== undefined; next = waiting.take()) {
        now = Math.max(now, next.at);
        const { value, done } = await next.what.next();
        if (!done) waiting.put(onGrain(Math.max(now, value)), next.what);
      }
    },
  };
}
