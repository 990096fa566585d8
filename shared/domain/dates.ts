import * as z from 'zod/mini';
import { wrongs } from './wrong.ts';

/** Says how it is written when it is written otherwise; that it is missing, or no text, is said by the schema. */
const written = (how: string) => ({
  error: ({ code }: { readonly code: string }) => (code === 'invalid_format' ? how : undefined),
});

/** A calendar day, `yyyy-MM-dd`; a day that no calendar has is refused. */
export const Day = z.iso.date(written(wrongs.date));
export type Day = z.infer<typeof Day>;

/** A moment in ISO 8601 with its offset, for example `2015-05-20T08:00:00Z`. */
export const Moment = z.iso
  .datetime({ offset: true, ...written(wrongs.moment) })
  // Moments are compared as text, which a year of five digits, or before the first, would put in the wrong place.
  // What is no moment at all comes here too, and has its word already.
  .check(
    z.refine((moment) => Number.isNaN(Date.parse(moment)) || /^\d{4}-/.test(inUtc(moment)), wrongs['moment-range']),
  );
export type Moment = z.infer<typeof Moment>;

/** The same moment in UTC with milliseconds, so that moments compare as text. */
export function inUtc(moment: Moment): Moment {
  return new Date(moment).toISOString();
}

/** The moment `minutes` later. */
export function plusMinutes(moment: Moment, minutes: number): Moment {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString();
}

const dayLong = 24 * 60 * 60_000;

/** The day `days` later; earlier where negative. */
export function plusDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayLong).toISOString().slice(0, 10);
}

/** The earliest of days; those that are not known do not count. */
export function earliestOf(first: Day, ...others: readonly (Day | undefined)[]): Day {
  return others.reduce<Day>((earliest, day) => (day !== undefined && day < earliest ? day : earliest), first);
}

/** The later of two moments, or of two hours of a day. */
export const laterOf = (a: Moment, b: Moment): Moment => (a.localeCompare(b) < 0 ? b : a);

/** The sooner of two moments, or of two hours of a day. */
export const soonerOf = (a: Moment, b: Moment): Moment => (a.localeCompare(b) < 0 ? a : b);
