import { laterOf, type Moment, plusMinutes } from '../dates.ts';
import type { Policy } from '../desk/policy.ts';
import { classOf, nextOpening, zonesOf } from '../hours/calling-hours.ts';
import { hoursIn } from '../hours/hours-policy.ts';
import type { RingableNumber } from '../people/next-number.ts';
import { consequences, type Outcome } from './outcome.ts';
import type { TaskPerson } from './placing.ts';
import { planRetry, type Try } from './retries.ts';
import { byUrgency, type Task } from './task.ts';
import type { TaskKind } from './task-kind.ts';

/**
 * A task that its call left open: when it stands in line again, for whom, and on which list. The plan is made from the
 * rules for retries; here it becomes what the task says of itself.
 */

interface Called {
  readonly outcome: Outcome;
  readonly callBackAt?: Moment | undefined;
  readonly callable: boolean;
  readonly phones?: readonly RingableNumber[] | undefined;
  readonly doNotCall?: boolean | undefined;
}

interface After {
  readonly tries: readonly Try[];
  readonly counted: number;
  readonly person: TaskPerson;
}

type Follows = Partial<
  Pick<Task, 'callable' | 'notBefore' | 'promised' | 'owner' | 'ownerUntil' | 'soon' | 'gaveUp' | 'doNotCall'>
>;

/** A number of which only that it is there is known. */
const someNumber = (doNotCall: boolean): RingableNumber => ({ id: '', confirmed: false, dead: false, doNotCall });

export function whatFollows(task: Task, after: After, call: Called, policy: Policy, now: Moment): Follows {
  const { jurisdiction, zone } = after.person;
  const [urgent] = Object.values(task.offered ?? task.reasons).sort(byUrgency);
  const doNotCall = call.doNotCall ?? false;
  const plan = planRetry({
    outcome: call.outcome,
    kind: task.place?.kind ?? urgent?.kind ?? 'contact-notification',
    disease: urgent?.disease ?? '',
    tries: after.tries,
    counted: after.counted,
    phones: call.phones ?? (call.callable ? [someNumber(doNotCall)] : []),
    hoursClass: classOf(zone),
    hours: hoursIn(policy.hours, jurisdiction),
    policy: policy.retries,
    now,
    callBackAt: call.callBackAt,
    surge: policy.steering?.surging[jurisdiction] !== undefined,
  });
  switch (plan.next) {
    case 'locate':
      return { callable: false };
    case 'give-up':
      return plan.because === 'do-not-call' ? { doNotCall: true } : { gaveUp: { at: now, because: plan.because } };
    case 'try':
      return {
        notBefore: plan.at,
        ...(plan.band === undefined ? {} : { soon: true }),
        ...(plan.hours === 'asked' ? promisedBy(task.holder, plan.at, policy) : {}),
      };
  }
}

/** An hour that was promised is kept by whoever promised it, while they are there. */
const promisedBy = (owner: string | undefined, at: Moment, { callBacks }: Policy): Follows => ({
  promised: true,
  ...(owner === undefined ? {} : { owner, ownerUntil: plusMinutes(at, callBacks.ownerMinutes) }),
});

/** What an operator is told of a task once its call is recorded. */
export interface Following {
  /** `try-again`: for what this call was for; `next-call`: that is done, and something else is left to ring them for. */
  readonly what: 'nothing' | 'try-again' | 'next-call' | 'call-back' | 'locate' | 'letter';
  /** What they are called, looked for or written to for then. */
  readonly kind?: TaskKind;
  /** From when they can be: never an hour at which nobody may ring them. */
  readonly at?: Moment;
  /** Whose clock that hour is on: of their zone, or of most of those who may be theirs. */
  readonly zone?: string | undefined;
  readonly list?: string;
}

export function following(task: Task, policy: Policy, now: Moment): Following {
  const { state, place, callable, doNotCall, gaveUp, promised, person } = task;
  if (state === 'closed' || place === undefined) return { what: 'nothing' };
  const hours = hoursIn(policy.hours, person.jurisdiction);
  const where = {
    kind: place.kind,
    at: nextOpening(place.hours, hours, laterOf(place.availableAt, now)),
    zone: zonesOf(person.zone, hours)[0],
    list: place.list,
  };
  if (doNotCall || gaveUp) return { what: 'letter', ...where };
  if (!callable) return { what: 'locate', ...where };
  if (promised) return { what: 'call-back', ...where };
  const last = task.tries.at(-1)?.outcome;
  const isDone = last !== undefined && consequences[last].endsTask;
  return { what: isDone ? 'next-call' : 'try-again', ...where };
}
