import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type FieldProblem, type Refused, refuse } from '../../shared/api/problem.ts';
import { consequences, type Outcome } from '../../shared/domain/calls/outcome.ts';
import { type Servable, servable, type Task } from '../../shared/domain/calls/task.ts';
import type { Identity } from '../../shared/domain/people/identity.ts';
import type { RingableNumber } from '../../shared/domain/people/next-number.ts';
import { standingAfter } from '../../shared/domain/people/phone-standing.ts';
import { isDead } from '../../shared/domain/people/phones.ts';
import { phoneTag } from '../../shared/runtime/ids.ts';
import { ringableNumbers } from '../../shared/runtime/ringable-numbers.ts';
import { type Profile, readProfile, standingWrites } from '../../shared/storage/people.ts';
import type { Desk } from './finish-call.ts';

/** What a call taught of a person's numbers. */
export interface Numbers {
  readonly reach: Servable;
  readonly phones: readonly RingableNumber[];
  /** The tag of the number that was rung, where it is known. */
  readonly phone: string | undefined;
  readonly writes: readonly TransactWriteItem[];
}

const wrong = (problem: FieldProblem): Refused => refuse('invalid-fields', { fields: [problem] });

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
  const which = rungNumber(personId, profile, outcome, rung);
  if (typeof which === 'object') return which;
  const identity = afterCall(personId, profile.identity, outcome, which);
  return {
    reach: servable(identity, desk.policy),
    phones: ringableNumbers(personId, identity),
    phone: which,
    writes: identity === profile.identity ? [] : standingWrites(desk.people, profile, identity, at),
  };
}

function rungNumber(
  personId: string,
  { identity }: Profile,
  outcome: Outcome,
  rung: string | undefined,
): string | undefined | Refused {
  const tagged = identity.phones.flatMap((phone) =>
    phone.e164 === undefined ? [] : [{ tag: phoneTag(personId, phone.e164), dead: isDead(phone) }],
  );
  if (rung !== undefined)
    return tagged.some(({ tag }) => tag === rung)
      ? rung
      : wrong({ field: 'phone', problem: 'not a phone of this person' });
  const left = tagged.filter(({ dead }) => !dead);
  if (left.length > 1 && consequences[outcome].numberIsDead)
    return wrong({ field: 'phone', problem: 'say which phone: the person has several' });
  return left.length === 1 ? left[0]?.tag : undefined;
}

/** The same identity where nothing was learned. */
function afterCall(personId: string, identity: Identity, outcome: Outcome, rung: string | undefined): Identity {
  let learned = false;
  const phones = identity.phones.map((phone) => {
    if (phone.e164 === undefined || phoneTag(personId, phone.e164) !== rung) return phone;
    const standing = standingAfter(outcome, phone.standing);
    learned ||= standing !== phone.standing;
    return { ...phone, standing };
  });
  return learned ? { ...identity, phones } : identity;
}
