import { laterOf, type Moment, plusMinutes } from '../dates.ts';
import type { Policy } from '../desk/policy.ts';
import type { RingableNumber } from '../people/next-number.ts';
import { consequences, type Outcome } from './outcome.ts';
import { kindsServedBy, type TaskPerson } from './placing.ts';
import { withTry } from './retries.ts';
import { byUrgency, isClaimed, placed, type Reason, type Task, withoutAppointment } from './task.ts';
import { whatFollows } from './what-follows.ts';

/**
 * A claim is an operator's time-limited hold on a task, fenced by an epoch that only grows. It begins as one write on the
 * stored item; here is what its holder may do with it: finish, give back, hold for longer.
 */

export type Refusal = 'no-such-task' | 'claim-taken' | 'claim-ended' | 'not-yours' | 'no-such-epoch';

/** Whether this operator may still write under this claim: late is fine until another claim raised the epoch. */
export function refusalOf(task: Task | undefined, holder: string, epoch: number): Refusal | undefined {
  if (task === undefined) return 'no-such-task';
  if (epoch < task.epoch) return 'claim-taken';
  if (epoch > task.epoch) return 'no-such-epoch';
  if ((task.holder ?? holder) !== holder) return 'not-yours';
  if (task.holder === undefined) return 'claim-ended';
  return undefined;
}

/** The reasons that were put before the holder: there at the claim, and due then. */
export function offeredReasons({ claimedAt, offered = {} }: Task): Reason[] {
  if (claimedAt === undefined) return [];
  return Object.values(offered)
    .filter(({ due }) => due <= claimedAt)
    .sort(byUrgency);
}

export const withoutClaim = ({ holder: _h, claimedAt: _c, claimedUntil: _u, offered: _o, place: _p, ...task }: Task) =>
  task;

export interface Finishing {
  readonly outcome: Outcome;
  readonly callBackAt?: Moment | undefined;
  /** The reasons that the call answered; asked only of outcomes that end a task. */
  readonly answered: readonly string[];
  /** Whether a number is left that can be dialled. */
  readonly callable: boolean;
  readonly doNotCall?: boolean | undefined;
  /** As the call left them; without them only whether there is any decides. */
  readonly phones?: readonly RingableNumber[] | undefined;
  /** The tag of the number that was rung, where that is known. */
  readonly phone?: string | undefined;
  /** The call told that they died. */
  readonly died?: boolean | undefined;
  /** Where the person is served, if the call told more of them. */
  readonly person?: TaskPerson | undefined;
}

/** A reason that was taken back and came again since the claim is another one, which nobody was asked about. */
export const isAnswered = ({ offered }: Task, id: string, { since }: Reason, answered: readonly string[]): boolean =>
  answered.includes(id) && offered?.[id]?.since === since;

/** Ends a claim with the outcome of its call. Reasons that arrived meanwhile, or were not answered, keep it open. */
export function finish(task: Task, call: Finishing, policy: Policy, now: Moment): Task {
  const { endsTask, countsAsAttempt } = consequences[call.outcome];
  const left = endsTask
    ? Object.fromEntries(
        Object.entries(task.reasons).filter(([id, reason]) => !isAnswered(task, id, reason, call.answered)),
      )
    : task.reasons;
  // A try that was placed under this claim is this one; without it the person was not dialled, or rang themselves.
  const placedBefore = task.dialling?.epoch === task.epoch ? task.dialling : undefined;
  const countedBefore = placedBefore?.settled === 'counted';
  const { dialling: _, doNotCall: _doNotCall, gaveUp: _gaveUp, ...held } = withoutAppointment(withoutClaim(task));
  // What the specialist was there for is done; what is left to ask is anybody's.
  const { skill: _skill, passedTo: _passedTo, noteOf: _noteOf, ...anybodys } = held;
  const base = endsTask ? anybodys : held;
  const phone = call.phone ?? placedBefore?.phone;
  // What telephony said of it meanwhile stands no more: the operator's word outranks it.
  const before = placedBefore?.settled === undefined ? task.tries : task.tries.slice(0, -1);
  const after = {
    ...base,
    reasons: left,
    version: task.version + 1,
    attempts: task.attempts + (placedBefore === undefined ? 1 : 0),
    counted: task.counted + Number(countsAsAttempt) - Number(countedBefore),
    tries: withTry(before, { at: placedBefore?.at ?? now, outcome: call.outcome, ...(phone && { phone }) }),
    callable: call.callable,
    person: call.person ?? task.person,
    ...(call.doNotCall ? { doNotCall: true } : {}),
    ...(call.died ? { died: true } : {}),
  };
  const next = endsTask ? after : { ...after, ...whatFollows(task, after, call, policy, now) };
  const result = placed(next, policy, now);
  // Something came up during the call, or was not asked yet: whoever was just speaking with them goes on first.
  const goesOn = endsTask && result.place !== undefined && result.place.availableAt <= now && task.holder !== undefined;
  return goesOn ? { ...result, owner: task.holder, ownerUntil: plusMinutes(now, goesOnMinutes) } : result;
}

/** For so long a task with something left to ask is kept for whoever was just speaking with the person. */
const goesOnMinutes = 2;

/** How a task remembers that an operator gave it back, for the rest of the day. */
export const notFor = (operator: string, now: Moment): string => `${operator}|${now.slice(0, 10)}`;

/** Gives a task back to its line; it is not offered to this operator again that day. */
export function release(task: Task, holder: string, policy: Policy, now: Moment): Task {
  const day = now.slice(0, 10);
  const today = task.notFor.filter((entry) => entry.endsWith(day));
  const { dialling, epoch } = task;
  const left = dialling?.epoch === epoch ? { dialling: { ...dialling, left: now } } : {};
  return releaseUnseen({ ...task, ...left, notFor: [...today, notFor(holder, now)] }, policy, now);
}

/** Puts a task back as it was before a claim that nobody was shown. */
export function releaseUnseen(task: Task, policy: Policy, now: Moment): Task {
  return placed({ ...withoutClaim(task), version: task.version + 1 }, policy, now);
}

/** Until when a claim made now holds: the line does not say which kind each task is, so the longest of its list. */
export function claimEnd(list: string, policy: Policy, now: Moment): Moment {
  return plusMinutes(now, Math.max(...kindsServedBy(list, policy).map((kind) => policy.claimMinutes[kind])));
}

/** Moves the end of a claim; undefined where no reason to call is left, so that there is nothing to hold. */
export function renew(task: Task, policy: Policy, now: Moment): (Task & { claimedUntil: Moment }) | undefined {
  if (task.place === undefined) return undefined;
  const claimedUntil = plusMinutes(now, policy.claimMinutes[task.place.kind]);
  const availableAt = laterOf(claimedUntil, task.place.availableAt);
  return { ...task, claimedUntil, place: { ...task.place, availableAt }, version: task.version + 1 };
}

/** Passes a task on to others, as it is: whoever held it is not served it again that day. */
export function passOn(
  task: Task,
  holder: string,
  to: Pick<Task, 'skill' | 'person' | 'passedTo'>,
  policy: Policy,
  now: Moment,
): Task {
  const { skill, passedTo: _before, ...given } = release(task, holder, policy, now);
  const passedTo = to.passedTo === undefined ? {} : { passedTo: to.passedTo };
  const { place: _, ...next } = { ...given, ...passedTo, person: to.person, noteOf: task.epoch };
  return placed(to.skill === undefined ? next : { ...next, skill: to.skill }, policy, now);
}

/** Opens a task for whoever has the person on the line, whenever it is due; undefined while somebody else holds it. */
export function takeNow(task: Task, holder: string, policy: Policy, now: Moment): Task | undefined {
  if (task.place === undefined || (isClaimed(task, now) && task.holder !== holder)) return undefined;
  const until = claimEnd(task.place.list, policy, now);
  return {
    ...task,
    holder,
    claimedAt: now,
    claimedUntil: until,
    offered: task.reasons,
    place: { ...task.place, availableAt: until },
    version: task.version + 1,
    epoch: task.epoch + 1,
  };
}
