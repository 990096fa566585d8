import type { Day } from '../../shared/domain/dates.ts';

/** Days as numbers, for drawing. */

const dayLong = 24 * 60 * 60_000;

/** Days since 1970. */
export const numberOf = (day: Day): number => Math.round(Date.parse(day) / dayLong);

export const dayAt = (number: number): Day => new Date(number * dayLong).toISOString().slice(0, 10);

/** Those that are known, the earliest first. */
export const daysOf = (days: readonly (Day | undefined)[]): number[] =>
  days.flatMap((day) => (day === undefined ? [] : [numberOf(day)])).sort((a, b) => a - b);

/** The days to mark on an axis: a day, two, a week or more apart, so that there are at most `most`. */
export function marksOn(first: number, last: number, most = 12): readonly number[] {
  const days = last - first;
  const apart = [1, 2, 7, 14, 28, 91].find((step) => days / step <= most) ?? Math.max(365, Math.ceil(days / most));
  const from = Math.ceil(first / apart) * apart;
  return Array.from({ length: Math.max(0, Math.floor((last - from) / apart) + 1) }, (_, n) => from + n * apart);
}
