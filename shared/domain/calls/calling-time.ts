import type { Moment } from '../dates.ts';
import type { Policy } from '../desk/policy.ts';
import { classOf, isOpen, nextOpening, zonesOf } from '../hours/calling-hours.ts';
import { closesAt } from '../hours/closing.ts';
import { hoursIn } from '../hours/hours-policy.ts';
import { anyHour, askedHour, hoursOf } from './placing.ts';
import type { Task } from './task.ts';

/** What time it is where somebody is, and until when they may be rung. */
export interface CallingTime {
  /** Whose clock decides: that of their zone; of all zones where they may live; nobody's, because they asked for the hour. */
  readonly by: 'zone' | 'unknown-zone' | 'asked' | 'any-hour';
  /** The zones whose clocks decide, most of the people in the first. */
  readonly zones: readonly string[];
  readonly open: boolean;
  /** While it is open: until then. Absent where no end is near. */
  readonly until?: Moment;
  /** While it is not: from then on. */
  readonly opensAt?: Moment;
}

export function callingTime(task: Task, policy: Policy, now: Moment): CallingTime {
  const hours = hoursIn(policy.hours, task.person.jurisdiction);
  const own = classOf(task.person.zone);
  const zones = zonesOf(task.person.zone, hours);
  const waits = hoursOf(task);
  if (waits === askedHour) return { by: 'asked', zones, open: true };
  if (waits === anyHour) return { by: 'any-hour', zones, open: true };
  const by = own === 'unknown' ? 'unknown-zone' : 'zone';
  if (!isOpen(own, hours, now)) return { by, zones, open: false, opensAt: nextOpening(own, hours, now) };
  const until = closesAt(own, hours, now);
  return { by, zones, open: true, ...(until === undefined ? {} : { until }) };
}
