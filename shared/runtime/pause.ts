import { setTimeout as wait } from 'node:timers/promises';
import type { Pause } from '../storage/retry.ts';

/** Waits, give or take a half, so that those who met once do not meet again. */
export const pauseWithJitter: Pause = (milliseconds) => wait(milliseconds * (0.5 + Math.random()));
