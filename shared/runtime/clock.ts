/** The domain's time as ISO 8601 in UTC with milliseconds, for example `1861-11-21T08:00:00.000Z`. */
export type Clock = () => string;

/** Where the local runner puts its own clock, so that an outbreak of 1861 can happen again; absent when deployed. */
const installed = Symbol.for('ringtrace.clock');

/** The clock of this process: the local runner's where there is one, else the machine's. */
export function systemClock(): Clock {
  return () => {
    const local: unknown = Reflect.get(globalThis, installed);
    const milliseconds: unknown = typeof local === 'function' ? local() : Date.now();
    return new Date(Number(milliseconds)).toISOString();
  };
}
