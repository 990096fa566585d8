import { soonestRing } from '../domain/calls/may-ring.ts';
import { type Servable, servable, type Task } from '../domain/calls/task.ts';
import type { Moment } from '../domain/dates.ts';
import type { Policy } from '../domain/desk/policy.ts';
import { isPractice } from '../domain/desk/practice.ts';
import { ringableNumbers } from '../runtime/ringable-numbers.ts';
import type { Profile } from '../storage/profiles.ts';

/** What a task is told of its person when, once taken, it turns out to be for nobody now. */
export interface TurnedAway {
  readonly reach: Servable;
  /** They were rung as often today as policy allows. */
  readonly notBefore?: Moment;
}

/**
 * The last look before a person is shown: a line may tell what is no longer so of them.
 *
 * @returns nothing where the task may be served, else what puts it where it belongs
 */
export function admission(
  task: Task,
  profile: Profile | undefined,
  policy: Policy,
  now: Moment,
): TurnedAway | undefined {
  if (profile === undefined || !task.callable || task.gaveUp !== undefined || isPractice(task.personId))
    return undefined;
  const reach = servable(profile.identity, policy);
  const isForbidden = reach.doNotCall === true;
  if (!reach.callable || isForbidden !== (task.doNotCall ?? false)) return { reach };
  // Who asked for the hour is rung at it; who is still on the line is not rung at all.
  if (isForbidden || task.promised || task.owner === task.holder) return undefined;
  const phones = ringableNumbers(profile.personId, profile.identity);
  const soonest = soonestRing({ ...task, person: reach.person }, phones, policy, now);
  return soonest === undefined || soonest <= now ? undefined : { reach, notBefore: soonest };
}
