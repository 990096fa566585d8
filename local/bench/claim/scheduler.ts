import { setImmediate as allElse } from 'node:timers/promises';
import type { Time } from './time.ts';

/** Virtual time: it stands still while anybody does anything, and then jumps to the next thing that is due. */
export interface Scheduler extends Time {
  /** Does something at this moment, alone: nothing else happens until it has ended. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Lets time pass until nobody waits for anything. */
  run(): Promise<void>;
}

interface Due {
  readonly at: number;
  readonly n: number;
  readonly act: () => Promise<void> | void;
}

/** Earliest first; of those at one moment, who came first. */
const before = (a: Due, b: Due) => a.at < b.at || (a.at === b.at && a.n < b.n);

export function scheduler(): Scheduler {
  const heap: Due[] = [];
  let [now, made] = [0, 0];

  const push = (at: number, act: Due['act']) => {
    made += 1;
    heap.push({ at, n: made, act });
    for (let child = heap.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!swapIfBefore(heap, child, parent)) break;
      child = parent;
    }
  };

  const pop = (): Due | undefined => {
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let parent = 0; ; ) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2];
      const [a, b] = [heap[left], heap[right]];
      if (a === undefined) return first;
      const child = b !== undefined && before(b, a) ? right : left;
      if (!swapIfBefore(heap, child, parent)) return first;
      parent = child;
    }
  };

  return {
    now: () => now,
    sleep: (milliseconds) => new Promise((resolve) => push(now + Math.max(0, milliseconds), resolve)),
    alone: (work) =>
      new Promise((resolve, reject) => {
        push(now, () => work().then(resolve, reject));
      }),
    async run() {
      for (let due = pop(); due !== undefined; due = pop()) {
        now = due.at;
        await due.act();
        // Whoever was woken goes on until they wait again: all of that is promises, which come before this.
        await allElse();
      }
    },
  };
}

function swapIfBefore(heap: Due[], child: number, parent: number): boolean {
  const [below, above] = [heap[child], heap[parent]];
  if (below === undefined || above === undefined || !before(below, above)) return false;
  heap[parent] = below;
  heap[child] = above;
  return true;
}
