import { dayIn } from '../../shared/domain/hours/local-day.ts';

const midnight = (moment: number, zone: string): number => Date.parse(dayIn(zone, new Date(moment).toISOString()));

/** How many days one moment is after another, as the calendar of a zone counts them. */
export function daysFrom(one: number, other: number, zone: string): number {
  return (midnight(other, zone) - midnight(one, zone)) / (24 * 60 * 60_000);
}
