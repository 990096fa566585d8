import type { Moment } from '../dates.ts';
import { dayLong, isOpen, kindOf, minute, startOfDay, type Wall, wallsOf } from './calling-hours.ts';
import { type CallingClass, type Hours, minutesOf } from './hours-policy.ts';
import { nextChange, offsetAt } from './zone-offset.ts';

/** Until when people may be called who may be called now: what an operator reads beside their clock. */

/** Hours that are still open then need no end: nobody's shift is so long. */
const farOff = 2 * dayLong;

/** The end of the window in which this wall's clock stands, or the next change of that clock. */
function windowEnd({ zone, windowsOf }: Wall, hours: Hours, at: number): number {
  const offset = offsetAt(zone, at) ?? 0;
  const wall = at + offset;
  const day = startOfDay(wall);
  const time = (wall - day) / minute;
  const ends = windowsOf(kindOf(hours, wall))
    .filter(({ from, to }) => minutesOf(from) <= time && time < minutesOf(to))
    .map(({ to }) => day + minutesOf(to) * minute - offset);
  const end = Math.max(at, ...ends);
  return nextChange(zone, at, end) ?? end;
}

/** The first moment, later than `now`, at which people of this class may no longer be rung; undefined where it is not near. */
export function closesAt(of: CallingClass, hours: Hours, now: Moment): Moment | undefined {
  if (of === 'asked' || of === 'any') return undefined;
  const walls = wallsOf(of, hours);
  const from = Date.parse(now);
  // Windows may follow each other without a gap, at midnight or at a change of clocks: each end is looked at anew.
  for (let at = from; at < from + farOff; ) {
    const end = Math.min(...walls.map((wall) => windowEnd(wall, hours, at)));
    const then = new Date(end).toISOString();
    if (end <= at || !isOpen(of, hours, then)) return then;
    at = end;
  }
  return undefined;
}
