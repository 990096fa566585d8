import { setTimeout as pause } from 'node:timers/promises';

export interface Pacing {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/**
 * Waits where going on would make more than `most` within any `milliseconds`: for whoever asks a service that takes so
 * many a second, one after the other.
 */
export function pace(
  most: number,
  milliseconds: number,
  { now, wait }: Pacing = { now: Date.now, wait: pause },
): () => Promise<void> {
  const gone: number[] = [];
  return async () => {
    const [first = 0] = gone;
    if (gone.length >= most) {
      gone.shift();
      const left = first + milliseconds - now();
      if (left > 0) await wait(left);
    }
    gone.push(now());
  };
}
