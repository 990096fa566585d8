import type { Moment } from '../../shared/domain/dates.ts';

/** Between two moments of the server: the clock of whoever looks may be wrong. Nought where the first is still to come. */
export function lengthOfTime(from: Moment, to: Moment) {
  const minutes = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
  return { days: Math.floor(minutes / 1_440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
}
