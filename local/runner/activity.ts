/** Knows when something happened, so that whoever waits for quiet need not poll. */
export interface Activity {
  /** Invocations running now. */
  readonly running: number;
  /** Grows with every invocation's end: equal before and after a look means that nothing ran meanwhile. */
  readonly ended: number;
  /** Counts an invocation while it runs. */
  during<Result>(invocation: () => Promise<Result>): Promise<Result>;
  /** Returns after the next end of an invocation, or after that many milliseconds. */
  next(milliseconds: number): Promise<void>;
}

export function startActivity(): Activity {
  const waiting = new Set<() => void>();
  let running = 0;
  let ended = 0;
  return {
    get running() {
      return running;
    },
    get ended() {
      return ended;
    },
    async during(invocation) {
      running += 1;
      try {
        return await invocation();
      } finally {
        running -= 1;
        ended += 1;
        for (const wake of [...waiting]) wake();
      }
    },
    next: (milliseconds) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        waiting.add(wake);
      }),
  };
}
