/** One thing that was done: how long it took by the clock and of processors, and how much memory the process held. */
export interface Measured {
  readonly people: number;
  readonly by: string;
  readonly what: string;
  readonly milliseconds: number;
  /** All threads together: what is left of a measurement on a machine that does other things too. */
  readonly processor: number;
  readonly megabytes: number;
  /** The most that it ever held until then. */
  readonly peak: number;
  /** Measured in a process that did nothing else. */
  readonly isApart?: true;
  readonly result: string;
}

/** Of this process, all threads: the columns lie outside of V8's heap. */
export const residentMegabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);

const peakMegabytes = (): number => Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);

export type Measure = <T>(by: string, what: string, run: () => T | Promise<T>, say: (value: T) => string) => Promise<T>;

export function measuring(people: number, measured: Measured[], tell: (line: Measured) => void): Measure {
  return async (by, what, run, say) => {
    const started = performance.now();
    const busy = process.cpuUsage();
    const value = await run();
    const milliseconds = Math.round(performance.now() - started);
    const { user, system } = process.cpuUsage(busy);
    const processor = Math.round((user + system) / 1000);
    const line = {
      people,
      by,
      what,
      milliseconds,
      processor,
      megabytes: residentMegabytes(),
      peak: peakMegabytes(),
      result: say(value),
    };
    measured.push(line);
    tell(line);
    return value;
  };
}
