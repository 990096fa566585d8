import type { Moment } from '../dates.ts';
import type { Policy } from '../desk/policy.ts';
import { classOf, isOpen } from '../hours/calling-hours.ts';
import { hoursIn } from '../hours/hours-policy.ts';
import { earliestNumber, type RingableNumber } from '../people/next-number.ts';
import { consequences } from './outcome.ts';
import { mostSpecific } from './retries.ts';
import { byUrgency, type Task } from './task.ts';

/**
 * The last word before somebody is rung, whoever asks and however the call is made: not a number that is dead or must
 * not be called, not at an hour they sleep, not more often than policy allows. Who asked to be called at an hour is
 * called at it.
 */

export type NotRung = 'number-dead' | 'do-not-call' | 'closed-hours' | 'rung-enough';

export function whyNotRing(task: Task, number: RingableNumber, policy: Policy, now: Moment): NotRung | undefined {
  const last = task.tries.findLast(({ phone }) => phone === number.id);
  if (number.dead || (last !== undefined && consequences[last.outcome].numberIsDead)) return 'number-dead';
  if (number.doNotCall) return 'do-not-call';
  if (task.promised) return undefined;
  const { jurisdiction, zone } = task.person;
  if (!isOpen(classOf(zone), hoursIn(policy.hours, jurisdiction), now)) return 'closed-hours';
  const soonest = soonestRing(task, [number], policy, now);
  return soonest === undefined || soonest > now ? 'rung-enough' : undefined;
}

/** When the person may next be rung on any of these numbers, by their hours and the caps of a day. */
export function soonestRing(
  task: Task,
  phones: readonly RingableNumber[],
  policy: Policy,
  now: Moment,
): Moment | undefined {
  const { jurisdiction, zone } = task.person;
  const [urgent] = Object.values(task.reasons).sort(byUrgency);
  const kind = task.place?.kind ?? urgent?.kind ?? 'contact-notification';
  const caps = mostSpecific(policy.retries.caps, kind, urgent?.disease ?? '');
  if (caps === undefined) return undefined;
  return earliestNumber({
    from: now,
    // What was said last decides how soon a number is rung again; here only how often on a day.
    caps: { ...caps, perNumber: { ...caps.perNumber, minutesBetween: 0 } },
    tries: task.tries,
    unanswered: [],
    phones,
    hoursClass: classOf(zone),
    hours: hoursIn(policy.hours, jurisdiction),
  })?.at;
}
