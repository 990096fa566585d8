import * as z from 'zod/mini';
import type { Moment } from '../dates.ts';
import { wrongs } from '../wrong.ts';

/**
 * When somebody works: hours of the clock on the wall of a zone, on named days. A shift may pass midnight, and belongs
 * to the day it begins on. Its two ends are moments: on the night on which the clock goes back, a shift until 02:30 ends
 * at the first 02:30 and does not come back for the second.
 */

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const hour = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, wrongs.hour));

function isZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

export const Shift = z.strictObject({
  days: z.array(z.enum(days)).check(z.minLength(1)),
  from: hour,
  /** Not later than `from`: on the day after. The same as `from`: 24 hours later. */
  to: hour,
  zone: z.string().check(z.refine(isZone, wrongs.zone)),
});
export type Shift = z.infer<typeof Shift>;

const aDay = 24 * 60 * 60_000;

/** Making one of these costs more than everything else here together. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows, as if it were UTC: milliseconds. */
function wallClock(zone: string, moment: number): number {
  const format =
    formats.get(zone) ?? Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(zone, format);
  return Date.parse(`${format.format(moment).replace(' ', 'T')}Z`);
}

/** The first moment at which the wall shows this; where the clock jumps over it, as much later as it jumped. */
function momentOf(zone: string, wall: number): number {
  const offsets = [wall - aDay, wall + aDay].map((near) => wallClock(zone, near) - near);
  const candidates = offsets.map((offset) => wall - offset);
  return Math.min(...candidates.filter((moment) => wallClock(zone, moment) === wall), candidates[0] ?? wall);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The end of the shift that runs now; undefined where none does. */
function endOf({ days: on, from, to, zone }: Shift, now: number): number | undefined {
  const today = Math.floor(wallClock(zone, now) / aDay) * aDay;
  const ends = [today - aDay, today].flatMap((day) => {
    const begins = on.some((name) => days.indexOf(name) === new Date(day).getUTCDay());
    const last = minutesOf(to) > minutesOf(from) ? day : day + aDay;
    const [start, end] = [
      momentOf(zone, day + minutesOf(from) * 60_000),
      momentOf(zone, last + minutesOf(to) * 60_000),
    ];
    return begins && start <= now && now < end ? [end] : [];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** Until when the shifts that run now go on, those that follow without a gap included; undefined outside a shift. */
export function shiftsEnd(shifts: readonly Shift[], now: Moment): Moment | undefined {
  let until = Date.parse(now);
  // A week of shifts round the clock has no end that matters to anybody.
  const far = until + 7 * aDay;
  for (let found: number | undefined = until; found !== undefined && until < far; ) {
    const ends = shifts.flatMap((shift) => endOf(shift, until) ?? []);
    found = ends.length === 0 ? undefined : Math.max(...ends);
    until = found ?? until;
  }
  const end = new Date(until).toISOString();
  return end === now ? undefined : end;
}
