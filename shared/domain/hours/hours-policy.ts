import * as z from 'zod/mini';
import { Day } from '../dates.ts';
import { wrongs } from '../wrong.ts';
import { Places } from './time-zone.ts';
import { ZoneName } from './zone-offset.ts';

/**
 * The hours a health department keeps with the people it calls, as data. The hours that ship, 8 to 21 on working days and
 * 9 to 20 otherwise, reach into the evening on purpose: between 18 and 21 h about 4 points more of the people called are
 * reached than between 12 and 15 h (published call logs).
 */

export const CallingClass = z.string().check(z.regex(/^[^#|]{1,64}$/));
export type CallingClass = z.infer<typeof CallingClass>;

export const PartOfDay = z.enum(['morning', 'afternoon', 'evening', 'weekend']);
export type PartOfDay = z.infer<typeof PartOfDay>;

const hour = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, wrongs['hour-to-24']));

const Window = z
  .strictObject({ from: hour, to: hour })
  .check(z.refine(({ from, to }) => from < to, wrongs['window-ends']));
export type Window = z.infer<typeof Window>;

const windows = z.array(Window).check(z.maxLength(6));

/** A day of one year, or the same day of every year. */
const Holiday = z.union([Day, z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))], {
  error: wrongs.holiday,
});

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export const Hours = z.strictObject({
  /** Where people of the jurisdiction may live, most of them in the first: the hours of whoever's zone is not known. */
  zones: z.array(ZoneName).check(z.minLength(1), z.maxLength(24)),
  windows: z.strictObject({ weekday: windows, weekend: windows, holiday: windows }),
  weekend: z.array(z.enum(weekdays)),
  holidays: z.array(Holiday),
  /** What is tried at another part of the day; the weekend, holidays among it, is one of its own. */
  parts: z.strictObject({ morning: Window, afternoon: Window, evening: Window }),
  /** Whose clocks people live by in the districts and towns of the jurisdiction. */
  places: Places,
});
export type Hours = z.infer<typeof Hours>;

export const HoursPolicy = z.strictObject({
  everywhere: Hours,
  /** Jurisdictions that have other hours. */
  jurisdictions: z.record(z.string(), Hours),
});
export type HoursPolicy = z.infer<typeof HoursPolicy>;

/** The hours that a jurisdiction keeps. */
export const hoursIn = ({ everywhere, jurisdictions }: HoursPolicy, jurisdiction: string): Hours =>
  Object.hasOwn(jurisdictions, jurisdiction) ? (jurisdictions[jurisdiction] ?? everywhere) : everywhere;

/** Minutes since midnight. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
