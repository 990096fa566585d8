import type { Moment } from '../dates.ts';
import type { Policy } from '../desk/policy.ts';
import { isAnswered, offeredReasons, withoutClaim } from './claim.ts';
import { placed, type Servable, type Task, withoutAppointment } from './task.ts';

/**
 * Work on people who are not rung: a number is looked for, a letter written, a door knocked at. It ends what they were to
 * be called for, or brings them back among those who are called; it is no attempt, because nobody was rung.
 */

export type Did = 'letter-sent' | 'visited' | 'number-found' | 'not-found';

/** Whether a task waits for work of this kind, and for no call. */
export const isByHand = ({ callable, doNotCall, gaveUp }: Task): boolean =>
  !callable || doNotCall === true || gaveUp !== undefined;

export function workedByHand(task: Task, did: Did, reach: Servable, policy: Policy, now: Moment): Task {
  const answered = offeredReasons(task).map(({ id }) => id);
  const ends = did === 'letter-sent' || did === 'visited';
  const { doNotCall: _doNotCall, gaveUp, ...base } = withoutAppointment(withoutClaim(task));
  const left = Object.entries(task.reasons).filter(([id, reason]) => !ends || !isAnswered(task, id, reason, answered));
  // Whoever named them told a number during the search.
  const toldMeanwhile = gaveUp?.because === 'no-number' && reach.callable;
  const next = {
    ...base,
    ...reach,
    reasons: Object.fromEntries(left),
    version: task.version + 1,
    // A letter answers what was asked so far; what came up since is worth ringing for again.
    ...(did === 'not-found' && !toldMeanwhile ? { gaveUp: gaveUp ?? { at: now, because: 'no-number' as const } } : {}),
  };
  return placed(next, policy, now);
}
