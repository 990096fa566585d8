const midnight = (moment: number): number => new Date(moment).setHours(0, 0, 0, 0);

/** How many days one moment is after another, as the calendar of this machine's zone counts them. */
export function daysFrom(one: number, other: number): number {
  return Math.round((midnight(other) - midnight(one)) / (24 * 60 * 60_000));
}
