import { type Moment, plusMinutes } from '../dates.ts';
import type { Policy } from '../desk/policy.ts';
import { releaseUnseen } from './claim.ts';
import type { Dialling } from './dialling.ts';
import { consequences, type Outcome } from './outcome.ts';
import { withTry } from './retries.ts';
import { isClaimed, placed, type Task } from './task.ts';
import { whatFollows } from './what-follows.ts';

/** What dialling does to the task of the person who is rung: nothing of it moves the epoch, and only its holder dials. */

/** The task with a try under way. */
export const dialled = (task: Task, dialling: Dialling): Task => ({
  ...task,
  attempts: Math.max(task.attempts, dialling.ordinal),
  dialling,
  version: task.version + 1,
});

/** The task without its try: it failed before anybody could be rung, and another may follow under the same claim. */
export const undialled = ({ dialling: _, ...task }: Task): Task => ({ ...task, version: task.version + 1 });

/** Somebody else rings the number just now: the task goes back, uncounted, until they may be done. */
export function deferForBusyLine(task: Task, policy: Policy, now: Moment): Task {
  const notBefore = plusMinutes(now, policy.telephony.busyLineSeconds / 60);
  return releaseUnseen({ ...task, notBefore }, policy, now);
}

/** An attempt whose operator went away gets its outcome without them. */
export function settleWithout(
  task: Task,
  { ordinal, epoch }: { readonly ordinal: number; readonly epoch: number },
  outcome: Outcome,
  policy: Policy,
  now: Moment,
): Task {
  const counts = consequences[outcome].countsAsAttempt;
  const { dialling, ...rest } = task;
  const next: Task = {
    ...rest,
    counted: task.counted + (counts ? 1 : 0),
    tries: withTry(task.tries, {
      at: dialling?.at ?? now,
      outcome,
      ...(dialling?.ordinal === ordinal ? { phone: dialling.phone } : {}),
    }),
    version: task.version + 1,
    ...(dialling && {
      dialling: dialling.ordinal === ordinal ? { ...dialling, settled: counts ? 'counted' : 'uncounted' } : dialling,
    }),
  };
  // Somebody holds it, or has held it since: what they do decides when it is next served.
  if (task.state === 'closed' || task.epoch !== epoch || isClaimed(task, now)) return next;
  const follows = whatFollows(task, next, { outcome, callable: task.callable }, policy, now);
  if (task.notBefore !== undefined && follows.notBefore !== undefined && task.notBefore > follows.notBefore)
    return next;
  const { place: _, ...unplaced } = next;
  return placed({ ...unplaced, ...follows }, policy, now);
}
