/** Epoch milliseconds. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/** The desk is open from 8 to 21 in Moscow; clerks come in two shifts, which meet between 14 and 15. */
const zoneHours = 3;
const opens = 8;
const closes = 21;
const halves = [
  { from: '08:00', to: '15:00' },
  { from: '14:00', to: '21:00' },
] as const;

/** A Tuesday: three working days follow. */
export const firstDay = '2026-03-03';

/** When the desk is open, each day. */
export function daysFrom(first: string, days: number): Shift[] {
  const midnight = Date.parse(`${first}T00:00:00.000Z`) - zoneHours * hour;
  return Array.from({ length: days }, (_, n) => ({
    from: midnight + n * day + opens * hour,
    to: midnight + n * day + closes * hour,
  }));
}

/** Every other operator comes in the morning. */
export const halfOf = (n: number) => halves[n % 2 === 0 ? 0 : 1];

export function shiftsOf(n: number, days: readonly Shift[]): Shift[] {
  const at = (time: string) => (Number(time.slice(0, 2)) - opens) * hour;
  const { from, to } = halfOf(n);
  return days.map((each) => ({ from: each.from + at(from), to: each.from + at(to) }));
}
