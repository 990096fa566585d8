import type { Moment } from '../domain/dates.ts';
import type { Policy } from '../domain/policy.ts';
import { type Servable, servable, type Task } from '../domain/task.ts';
import type { Profile } from '../storage/people.ts';

/** What a task is told of its person when, once taken, it turns out to be for nobody now. */
export type TurnedAway = Servable;

/**
 * The last look before a person is shown: a line may tell what is no longer so of them.
 *
 * @returns nothing where the task may be served, else what puts it where it belongs
 */
export function admission(
  task: Task,
  profile: Profile | undefined,
  policy: Policy,
  _now: Moment,
): TurnedAway | undefined {
  if (profile === undefined || !task.callable) return undefined;
  const now = servable(profile.identity, policy);
  return now.callable ? undefined : now;
}
