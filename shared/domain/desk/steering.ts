import * as z from 'zod/mini';
import { Moment } from '../dates.ts';

/**
 * What supervisors switch while work goes on, beside the settings that come from files: lists that are not served for a
 * while, and the surge, in which a jurisdiction that is overwhelmed works by shorter rules. One small item holds all of
 * it, so that everybody sees it within a minute; who switched what and why is kept.
 */

const Switched = {
  by: z.string(),
  at: Moment,
  reason: z.string(),
};

const Paused = z.object({ ...Switched, until: z.optional(Moment) });
const Surging = z.object(Switched);

export const Steering = z.object({
  version: z.int(),
  /** The last switch, opening and turning off included: the history keeps each. */
  last: z.optional(z.object(Switched)),
  /** By work list. */
  paused: z.record(z.string(), Paused),
  /** By jurisdiction. */
  surging: z.record(z.string(), Surging),
});
export type Steering = z.infer<typeof Steering>;

export const unsteered: Steering = { version: 0, paused: {}, surging: {} };

interface Switching {
  readonly by: string;
  readonly at: Moment;
  readonly reason: string;
}

const without = <T>(held: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(held).filter(([each]) => each !== name));

/** Stops serving a list, until a moment or until it is opened again. */
export const paused = (
  steering: Steering,
  list: string,
  how: Switching & { readonly until?: Moment | undefined },
): Steering => {
  const { until, ...switched } = how;
  const pause = until === undefined ? switched : { ...switched, until };
  return { ...steering, version: steering.version + 1, last: switched, paused: { ...steering.paused, [list]: pause } };
};

export const resumed = (steering: Steering, list: string, how: Switching): Steering => ({
  ...steering,
  version: steering.version + 1,
  last: how,
  paused: without(steering.paused, list),
});

/** Turns the surge of a jurisdiction on or off. */
export const surged = (steering: Steering, jurisdiction: string, on: boolean, how: Switching): Steering => ({
  ...steering,
  version: steering.version + 1,
  last: how,
  surging: on ? { ...steering.surging, [jurisdiction]: how } : without(steering.surging, jurisdiction),
});

/** Whether a list is served at this moment. */
export function isPaused(list: string, { paused: lists }: Pick<Steering, 'paused'>, now: Moment): boolean {
  const pause = lists[list];
  return pause !== undefined && (pause.until === undefined || pause.until > now);
}
