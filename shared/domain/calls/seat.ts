import * as z from 'zod/mini';
import { Moment, plusMinutes } from '../dates.ts';
import type { Policy } from '../desk/policy.ts';

/**
 * An operator's seat: which task they hold, since when they have been doing what they do, and what they did today. What
 * they hold is a note for quick answers; the task itself has the last word.
 */

export const Hold = z.object({ personId: z.string(), epoch: z.int(), until: Moment });
export type Hold = z.infer<typeof Hold>;

export const Seat = z.object({
  operator: z.string(),
  hold: z.optional(Hold),
  /** Since when they hold this task, or nothing. */
  since: Moment,
  /** When they first did something on that day. */
  startedAt: z.optional(Moment),
  /** The day (UTC) that the counts are of. */
  day: z.string(),
  calls: z.int(),
  reached: z.int(),
  /** Seconds between claim and finish, all calls of the day. */
  busySeconds: z.number(),
  /** When tasks were given back within the last hour. */
  releases: z.array(Moment),
  /** Since when nothing is handed to them, until a supervisor has looked. */
  stoppedAt: z.optional(Moment),
  version: z.int(),
});
export type Seat = z.infer<typeof Seat>;

const emptySeat = (operator: string, now: Moment): Seat => ({
  operator,
  since: now,
  startedAt: now,
  day: now.slice(0, 10),
  calls: 0,
  reached: 0,
  busySeconds: 0,
  releases: [],
  version: 0,
});

/** The seat as it is now: counts are of one day. */
function today(seat: Seat | undefined, operator: string, now: Moment): Seat {
  if (seat === undefined) return emptySeat(operator, now);
  const day = now.slice(0, 10);
  return seat.day === day ? seat : { ...seat, day, startedAt: now, calls: 0, reached: 0, busySeconds: 0 };
}

export function seatHolding(seat: Seat | undefined, operator: string, hold: Hold, now: Moment): Seat {
  const before = today(seat, operator, now);
  return { ...before, hold, since: now, version: before.version + 1 };
}

const holds = ({ hold }: Seat, personId: string, epoch: number): boolean =>
  hold?.personId === personId && hold.epoch === epoch;

/** The seat after a call's end; what was taken since stands, and an end that was counted is not counted again. */
export function seatFinished(
  seat: Seat | undefined,
  { personId, epoch, reached }: { readonly personId: string; readonly epoch: number; readonly reached: boolean },
  now: Moment,
): Seat | undefined {
  if (seat === undefined || !holds(seat, personId, epoch)) return undefined;
  const { hold: _, ...rest } = today(seat, seat.operator, now);
  return {
    ...rest,
    since: now,
    calls: rest.calls + 1,
    reached: rest.reached + (reached ? 1 : 0),
    busySeconds: rest.busySeconds + Math.max(0, (Date.parse(now) - Date.parse(seat.since)) / 1000),
    version: seat.version + 1,
  };
}

/** The seat after a task was taken off the operator through no doing of theirs: nothing is counted. */
export function seatVacated(
  seat: Seat | undefined,
  { personId, epoch }: { readonly personId: string; readonly epoch: number },
  now: Moment,
): Seat | undefined {
  if (seat === undefined || !holds(seat, personId, epoch)) return undefined;
  const { hold: _, ...rest } = today(seat, seat.operator, now);
  return { ...rest, since: now, version: seat.version + 1 };
}

/** The seat after a task was given back; whoever gives back many is handed nothing more until a supervisor looks. */
export function seatReleased(
  seat: Seat | undefined,
  { operator, personId, epoch }: { readonly operator: string; readonly personId: string; readonly epoch: number },
  policy: Policy,
  now: Moment,
): Seat {
  const { hold, ...rest } = today(seat, operator, now);
  const releases = [...rest.releases.filter((at) => at > plusMinutes(now, -60)), now];
  return {
    ...rest,
    ...(hold === undefined || (hold.personId === personId && hold.epoch === epoch) ? {} : { hold }),
    since: now,
    releases,
    ...(releases.length > policy.releases.perHour ? { stoppedAt: rest.stoppedAt ?? now } : {}),
    version: rest.version + 1,
  };
}

/** A supervisor has looked: tasks are handed to this operator again. */
export function seatCleared({ stoppedAt: _, ...seat }: Seat): Seat {
  return { ...seat, releases: [], version: seat.version + 1 };
}

/** The seat after a supervisor took the task away; what was taken since stands. */
export function seatTaken(
  seat: Seat | undefined,
  { personId, epoch }: { readonly personId: string; readonly epoch: number },
  now: Moment,
): Seat | undefined {
  if (seat === undefined || !holds(seat, personId, epoch)) return undefined;
  const { hold: _, ...rest } = seat;
  return { ...rest, since: now, version: seat.version + 1 };
}
