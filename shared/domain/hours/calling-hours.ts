import { laterOf, type Moment, soonerOf } from '../dates.ts';
import { type CallingClass, type Hours, minutesOf, type PartOfDay, type Window, weekdays } from './hours-policy.ts';
import { isZone, nextChange, offsetAt } from './zone-offset.ts';

/**
 * When people may be rung: by the clock on their own wall, never by ours. A calling-hours class says whose clock that
 * is: a zone; `unknown`, for people of whom no zone is known, who are rung only while it is a decent hour wherever in
 * the jurisdiction they may live; `asked`, who named the hour themselves; and `any`, where nobody is rung at all.
 */

/** The class of a person; of a zone that no runtime knows nothing is known. */
export const classOf = (zone: string | undefined): CallingClass =>
  zone !== undefined && isZone(zone) ? zone : 'unknown';

/** The zones that a person may live by, most likely the first: their own, or while none is known those of the jurisdiction. */
export function zonesOf(zone: string | undefined, { zones }: Hours): readonly string[] {
  const own = classOf(zone);
  return own === 'unknown' ? zones : [own];
}

/** Classes in which no hour is closed. */
const isAlwaysOpen = (of: CallingClass): boolean => of === 'asked' || of === 'any';

type Kind = keyof Hours['windows'];

/** Windows of a kind of day, on the wall of one zone. */
export interface Wall {
  readonly zone: string;
  readonly windowsOf: (kind: Kind) => readonly Window[];
}

/** All must be open at once. Whatever is no zone is treated as *not known*: the narrowest window. */
export function wallsOf(of: CallingClass, hours: Hours, part?: PartOfDay): Wall[] {
  const [first = '', ...others] = isZone(of) ? [of] : hours.zones;
  const whole = (kind: Kind) => hours.windows[kind];
  const within = (kind: Kind) => (part === undefined ? whole(kind) : windowsOfPart(hours, kind, part));
  return [{ zone: first, windowsOf: within }, ...others.map((zone) => ({ zone, windowsOf: whole }))];
}

function windowsOfPart({ windows: all, parts }: Hours, kind: Kind, part: PartOfDay): Window[] {
  if (part === 'weekend') return kind === 'weekday' ? [] : all[kind];
  if (kind !== 'weekday') return [];
  const { from, to } = parts[part];
  return all.weekday
    .map((window) => ({ from: laterOf(window.from, from), to: soonerOf(window.to, to) }))
    .filter((window) => window.from < window.to);
}

export const minute = 60_000;
export const dayLong = 24 * 60 * minute;

export const startOfDay = (wall: number): number => Math.floor(wall / dayLong) * dayLong;

export function kindOf(hours: Hours, wall: number): Kind {
  const date = new Date(wall);
  const day = date.toISOString().slice(0, 10);
  if (hours.holidays.includes(day) || hours.holidays.includes(day.slice(5))) return 'holiday';
  const name = weekdays[date.getUTCDay()];
  return name !== undefined && hours.weekend.includes(name) ? 'weekend' : 'weekday';
}

const isOpenAt = ({ windowsOf }: Wall, hours: Hours, wall: number): boolean => {
  const time = (wall - startOfDay(wall)) / minute;
  return windowsOf(kindOf(hours, wall)).some(({ from, to }) => minutesOf(from) <= time && time < minutesOf(to));
};

/** How far ahead an opening is looked for: longer than any run of holidays. */
const horizon = 31 * dayLong;

/** The next moment at which a clock that nobody changes shows an hour in a window. */
function nextOnClock(wall: Wall, hours: Hours, from: number): number {
  if (isOpenAt(wall, hours, from)) return from;
  for (let day = startOfDay(from); day <= from + horizon; day += dayLong) {
    const starts = wall.windowsOf(kindOf(hours, day)).map((window) => day + minutesOf(window.from) * minute);
    const next = starts.filter((start) => start > from).sort((a, b) => a - b)[0];
    if (next !== undefined) return next;
  }
  return from + horizon;
}

/**
 * The first open moment on one wall: as a clock that nobody changes would have it, as far as it is not changed on the
 * way; from each change on it is looked at anew. So an hour that clocks jump over is no opening, and one that they show
 * twice is open twice.
 */
function nextOnWall(wall: Wall, hours: Hours, from: number, until: number): number {
  let at = from;
  while (at < until) {
    const offset = offsetAt(wall.zone, at);
    if (offset === undefined) return until;
    const next = nextOnClock(wall, hours, at + offset) - offset;
    if (next === at) return at;
    const change = nextChange(wall.zone, at, next);
    if (change === undefined && next <= at + dayLong) return next;
    at = change ?? at + dayLong;
  }
  return until;
}

/** Every wall pushes on to its own next opening until none of them has to: nothing before that is open on all. */
function nextOnAll(walls: readonly Wall[], hours: Hours, from: number): number | undefined {
  const until = from + horizon;
  let at = from;
  while (at < until) {
    const next = Math.max(...walls.map((wall) => nextOnWall(wall, hours, at, until)));
    if (next === at) return at;
    at = next;
  }
  return undefined;
}

/** Whether people of this class may be rung now. */
export function isOpen(of: CallingClass, hours: Hours, now: Moment): boolean {
  if (isAlwaysOpen(of)) return true;
  const at = Date.parse(now);
  return wallsOf(of, hours).every((wall) => {
    const offset = offsetAt(wall.zone, at);
    return offset !== undefined && isOpenAt(wall, hours, at + offset);
  });
}

/**
 * The first moment, `from` or later, at which people of this class may be rung. Where a month has none, the end of that
 * month: hours that never open are refused where a policy is read, and every claim asks again whether it is open.
 */
export function nextOpening(of: CallingClass, hours: Hours, from: Moment): Moment {
  if (isAlwaysOpen(of)) return from;
  const at = Date.parse(from);
  return momentOf(nextOnAll(wallsOf(of, hours), hours, at) ?? at + horizon);
}

/** The first open moment in this part of the day; undefined where no zone's hours leave any of it. */
export function nextOpeningIn(part: PartOfDay, of: CallingClass, hours: Hours, from: Moment): Moment | undefined {
  const at = nextOnAll(wallsOf(of, hours, part), hours, Date.parse(from));
  return at === undefined ? undefined : momentOf(at);
}

const momentOf = (at: number): Moment => new Date(at).toISOString();

/** What a schema cannot say: for these hours there is, on some day of any month, a moment at which nobody sleeps. */
export function neverOpens(hours: Hours): boolean {
  return [0, 6].some((month) => nextOnAll(wallsOf('unknown', hours), hours, Date.UTC(2025, month, 6)) === undefined);
}
