/**
 * An agreed hour as somebody types it while they speak: `18:30` or `1830` (the next such hour), `+2` or `+30m` (from
 * now), `1 9:00` (in one day, at nine). Undefined for what cannot be read, and for what has passed.
 */
export function readHour(typed: string, now: Date): Date | undefined {
  const text = typed.trim().toLowerCase();
  const later = /^\+(\d{1,3})\s*(m|м|мин|min)?$/u.exec(text);
  if (later !== null) return new Date(now.getTime() + Number(later[1]) * (later[2] === undefined ? 3_600_000 : 60_000));
  const hour = /^(?:(\d{1,2})\s+)?(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text);
  if (hour === null) return undefined;
  const [, days, hours = '', minutes = '0'] = hour;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const at = new Date(now);
  at.setHours(Number(hours), Number(minutes), 0, 0);
  if (days !== undefined) at.setDate(at.getDate() + Number(days));
  else if (at <= now) at.setDate(at.getDate() + 1);
  return at > now ? at : undefined;
}
