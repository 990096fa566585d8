import type { Day, Moment } from '../dates.ts';
import { dayLong, kindOf, minute, startOfDay, wallsOf } from './calling-hours.ts';
import { type CallingClass, type Hours, minutesOf, type PartOfDay } from './hours-policy.ts';
import { offsetAt, wallTime } from './zone-offset.ts';

/**
 * Which part of which day it is where a person lives: tries are spread over the parts, and counted by the day. Where a
 * class is several zones, most people live in the first.
 */

/** The part of the day it is for people of this class: on the first wall, where the class is several zones. */
export function partOfDay(of: CallingClass, hours: Hours, now: Moment): PartOfDay {
  const local = localTime(of, hours, now);
  if (kindOf(hours, local) !== 'weekday') return 'weekend';
  const time = (local - startOfDay(local)) / minute;
  if (time < minutesOf(hours.parts.morning.to)) return 'morning';
  return time < minutesOf(hours.parts.afternoon.to) ? 'afternoon' : 'evening';
}

/** The calendar day it is for people of this class: what *a day* means where tries a day are counted. */
export function dayOf(of: CallingClass, hours: Hours, now: Moment): Day {
  return momentOf(localTime(of, hours, now)).slice(0, 10);
}

const firstZone = (of: CallingClass, hours: Hours): string => wallsOf(of, hours)[0]?.zone ?? '';

const localTime = (of: CallingClass, hours: Hours, now: Moment): number =>
  Date.parse(now) + (offsetAt(firstZone(of, hours), Date.parse(now)) ?? 0);

/** The moment at which the next calendar day begins for people of this class. */
export function nextDay(of: CallingClass, hours: Hours, now: Moment): Moment {
  const today = dayOf(of, hours, now);
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const zone = firstZone(of, hours);
  const midnight = wallTime(year, month, day + 1);
  const guess = midnight - (offsetAt(zone, Date.parse(now)) ?? 0);
  // Where clocks are changed before midnight, or at it, the guess is an hour early or late.
  const again = midnight - (offsetAt(zone, guess) ?? 0);
  const inOrder = [Math.min(guess, again), Math.max(guess, again)].map(momentOf);
  return inOrder.find((at) => dayOf(of, hours, at) > today) ?? momentOf(midnight + dayLong);
}

const momentOf = (at: number): Moment => new Date(at).toISOString();
