import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Refused } from '../../shared/api/problem.ts';
import { identityAfter, rungNumber } from '../../shared/desk/after-call.ts';
import type { Outcome } from '../../shared/domain/calls/outcome.ts';
import { type Servable, servable, type Task } from '../../shared/domain/calls/task.ts';
import type { RingableNumber } from '../../shared/domain/people/next-number.ts';
import { ringableNumbers } from '../../shared/runtime/ringable-numbers.ts';
import { readProfile, standingWrites } from '../../shared/storage/profiles.ts';
import type { Desk } from './desk.ts';

/** What a call taught of a person's numbers. */
export interface Numbers {
  readonly reach: Servable;
  readonly phones: readonly RingableNumber[];
  /** The tag of the number that was rung, where it is known. */
  readonly phone: string | undefined;
  readonly writes: readonly TransactWriteItem[];
}

/** What of a finish is about the person and not about the call. */
export interface Learned {
  readonly outcome: Outcome;
  /** The tag of the number that was rung, where it is known. */
  readonly rung: string | undefined;
}

/**
 * Takes a dead number out of use and confirms the one on which the person was reached. Which number it was is said by
 * its tag; it need not be where there is only one.
 */
export async function learnOfNumbers(
  desk: Desk,
  task: Task,
  { outcome, rung }: Learned,
  at: string,
): Promise<Numbers | Refused> {
  const { personId } = task;
  const profile = await readProfile({ client: desk.client, table: desk.people }, personId);
  if (profile === undefined)
    return { reach: { callable: false, person: task.person }, phones: [], phone: undefined, writes: [] };
  const which = rungNumber(profile, outcome, rung);
  if (typeof which === 'object') return which;
  const identity = identityAfter(profile, outcome, which);
  return {
    reach: servable(identity, desk.policy),
    phones: ringableNumbers(personId, identity),
    phone: which,
    writes: identity === profile.identity ? [] : standingWrites(desk.people, profile, identity, at),
  };
}
