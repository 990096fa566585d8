import type { Day, Moment } from '../dates.ts';
import { offsetAt, wallTime } from './zone-offset.ts';

/** Days as people live them: a check is for the day it is where the person is. Of whom no zone is known, UTC's day. */

const minutes = 60_000;

const offset = (zone: string | undefined, at: number): number =>
  (zone === undefined ? undefined : offsetAt(zone, at)) ?? 0;

/** The calendar day it is at this moment in this zone. */
export const dayIn = (zone: string | undefined, now: Moment): Day =>
  new Date(Date.parse(now) + offset(zone, Date.parse(now))).toISOString().slice(0, 10);

/** The moment at which a day begins in this zone; where clocks are changed at midnight, the first minute that is of it. */
export function startOf(zone: string | undefined, day: Day): Moment {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const midnight = wallTime(year, month, date);
  const guess = midnight - offset(zone, midnight);
  const again = midnight - offset(zone, guess);
  const found = [Math.min(guess, again), Math.max(guess, again)].find(
    (at) => dayIn(zone, new Date(at).toISOString()) === day,
  );
  return new Date(found ?? midnight - offset(zone, midnight + 60 * minutes)).toISOString();
}
