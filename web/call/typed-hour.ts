import { offsetAt, wallTime } from '../../shared/domain/hours/zone-offset.ts';

/**
 * An agreed hour as somebody types it while they speak: `18:30` or `1830` (the next such hour on the clock of the zone),
 * `+2` or `+30m` (from now), `1 9:00` (in one day, at nine). Milliseconds since 1970; undefined for what cannot be read.
 */
export function readHour(typed: string, now: number, zone: string): number | undefined {
  const text = typed.trim().toLowerCase();
  const later = /^\+(\d{1,3})\s*(m|min|м|мин)?$/u.exec(text);
  if (later !== null) return now + Number(later[1]) * (later[2] === undefined ? hour : minute);
  const said = /^(?:(\d{1,2})\s+)?(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text);
  if (said === null) return undefined;
  const [, days, hours = '', minutes = '0'] = said;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const inDays = (count: number) => atWall(now, zone, count, Number(hours), Number(minutes));
  if (days !== undefined) return inDays(Number(days));
  const today = inDays(0);
  return today === undefined || today > now ? today : inDays(1);
}

const minute = 60_000;
const hour = 60 * minute;

/** When the clocks of a zone show this hour, so many days from the day that they show now. */
function atWall(now: number, zone: string, days: number, hours: number, minutes: number): number | undefined {
  const offset = offsetAt(zone, now);
  if (offset === undefined) return undefined;
  const there = new Date(now + offset);
  const [year, month, day] = [there.getUTCFullYear(), there.getUTCMonth() + 1, there.getUTCDate()];
  const wall = wallTime(year, month, day + days, hours, minutes);
  // The clocks may be changed before then: the offset of that day counts.
  return wall - (offsetAt(zone, wall - offset) ?? offset);
}
