import { setImmediate as allElse } from 'node:timers/promises';
import { soonestFirst } from '../../soonest-first.ts';
import type { Time } from './time.ts';

/** Virtual time: it stands still while anybody does anything, and then jumps to the next thing that is due. */
export interface Scheduler extends Time {
  /** Does something at this moment, alone: nothing else happens until it has ended. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Lets time pass until nobody waits for anything. */
  run(): Promise<void>;
}

export function scheduler(): Scheduler {
  const due = soonestFirst<() => Promise<void> | void>();
  let now = 0;
  return {
    now: () => now,
    sleep: (milliseconds) => new Promise((resolve) => due.put(now + Math.max(0, milliseconds), resolve)),
    alone: (work) =>
      new Promise((resolve, reject) => {
        due.put(now, () => work().then(resolve, reject));
      }),
    async run() {
      for (let next = due.take(); next !== undefined; next = due.take()) {
        now = next.at;
        await next.what();
        // Whoever was woken goes on until they wait again: all of that is promises, which come before this.
        await allElse();
      }
    },
  };
}
