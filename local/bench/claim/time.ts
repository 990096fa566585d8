import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds since a beginning: the machine's, or those that a scheduler makes up. */
export interface Time {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export function machineTime(): Time {
  const start = performance.now();
  return {
    now: () => performance.now() - start,
    sleep: (milliseconds) => wait(Math.max(0, milliseconds)),
  };
}
