import * as z from 'zod/mini';
import { wrongs } from '../wrong.ts';

/**
 * What the clocks on the wall say in an IANA zone, by the zone rules that come with the runtime. The one place that asks
 * `Intl`: a question costs about 10 microseconds, and a claim asks for every class of calling hours, so answers are kept
 * for the quarter hour in which they hold.
 */

const quarter = 15 * 60_000;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** `offset` holds from here for a quarter of an hour. */
  from: number;
  offset: number;
}

const zones = new Map<string, Zone>();

function openZone(name: string): Zone | undefined {
  const known = zones.get(name);
  if (known !== undefined) return known;
  try {
    const format = new Intl.DateTimeFormat('en-u-ca-gregory-hc-h23-nu-latn', {
      timeZone: name,
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const zone = { format, from: Number.NaN, offset: 0 };
    zones.set(name, zone);
    return zone;
  } catch {
    return undefined;
  }
}

/** Whether the runtime knows a zone of this name, for example `Europe/Moscow`. */
export const isZone = (name: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name) && openZone(name) !== undefined;

export const ZoneName = z.string().check(z.refine(isZone, wrongs.zone));

/** A wall clock's time as milliseconds, as if it were UTC. Years below 100 are years, not of the last century. */
export function wallTime(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  return new Date(Date.UTC(2000, month - 1, day, hour, minute, second)).setUTCFullYear(year, month - 1, day);
}

function measure({ format }: Zone, at: number): number {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value] as const));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
  const wall = wallTime(year, part('month'), part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(at / 1000) * 1000;
}

/** How far the wall clocks of a zone are ahead of UTC at this moment, in milliseconds; undefined for no zone. */
export function offsetAt(name: string, at: number): number | undefined {
  const zone = openZone(name);
  if (zone === undefined) return undefined;
  const from = Math.floor(at / quarter) * quarter;
  if (zone.from === from) return zone.offset;
  const offset = measure(zone, from);
  // In this quarter of an hour the clocks are changed: nothing to keep.
  if (measure(zone, from + quarter) !== offset) return measure(zone, at);
  zone.from = from;
  zone.offset = offset;
  return offset;
}

const day = 24 * 60 * 60_000;

/**
 * The moment, up to a day later, at which the clocks of a zone are next changed; undefined where they are not. No zone
 * changes them twice within a day.
 */
export function nextChange(name: string, from: number, until: number): number | undefined {
  const before = offsetAt(name, from);
  let [low, high] = [from, Math.min(until, from + day)];
  if (offsetAt(name, high) === before) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(name, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
