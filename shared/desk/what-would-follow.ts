import { finish, isAnswered, offeredReasons } from '../domain/calls/claim.ts';
import { consequences, type Outcome } from '../domain/calls/outcome.ts';
import { outcomesOffered } from '../domain/calls/outcomes-offered.ts';
import { turnsTaken } from '../domain/calls/retries.ts';
import { servable, type Task } from '../domain/calls/task.ts';
import { editing } from '../domain/calls/task-edit.ts';
import { type Following, following } from '../domain/calls/what-follows.ts';
import { type FollowUp, follow } from '../domain/care/follow-up.ts';
import type { Moment } from '../domain/dates.ts';
import type { Policy } from '../domain/desk/policy.ts';
import { type DiseaseProfile, profileFor } from '../domain/diseases/profile.ts';
import { dayIn } from '../domain/hours/local-day.ts';
import { inTurn, type RingableNumber } from '../domain/people/next-number.ts';
import { ringableNumbers } from '../runtime/ringable-numbers.ts';
import type { Profile } from '../storage/profiles.ts';
import { identityAfter, rungNumber } from './after-call.ts';
import { withChecks } from './with-checks.ts';

/**
 * What an operator reads beside each outcome before they choose: what a finish at this moment would answer, made by the
 * same rules and stored nowhere.
 */

export interface Held {
  readonly task: Task;
  readonly profile: Profile;
  /** What the person is or was followed for; asked only where something is left to ask of somebody who died. */
  readonly followUps: readonly FollowUp[];
}

interface Rules {
  readonly policy: Policy;
  readonly profiles: readonly DiseaseProfile[];
}

export interface WouldFollow {
  readonly outcome: Outcome;
  /** Absent where what is answered in the call decides. */
  readonly follows?: Following;
  /** The number is taken out of use. */
  readonly numberDies?: true;
  /** The one that whoever rings them next begins with. */
  readonly nextPhone?: string;
}

const turnOf = (phones: readonly RingableNumber[], task: Task) => inTurn(phones, turnsTaken(task))[0]?.id;

/** The phone that a call is made to: the one that was rung under this claim, else the one whose turn it is. */
export function phoneCalled({ task, profile }: Omit<Held, 'followUps'>): string | undefined {
  const placed = task.dialling?.epoch === task.epoch ? task.dialling.phone : undefined;
  return placed ?? turnOf(ringableNumbers(profile.personId, profile.identity), task);
}

export function whatWouldFollow(held: Held, rules: Rules, now: Moment): WouldFollow[] {
  const phone = phoneCalled(held);
  return outcomesOffered(held.task).map((outcome) => {
    const { numberIsDead } = consequences[outcome];
    const says = { outcome, ...(numberIsDead && phone !== undefined ? { numberDies: true as const } : {}) };
    if (answersDecide(held.task, outcome, rules)) return says;
    const which = rungNumber(held.profile, outcome, phone);
    if (typeof which === 'object') return says;
    const next = finished(held, outcome, which, rules, now);
    const follows = following(next.task, rules.policy, now);
    const again = follows.what === 'try-again' || follows.what === 'call-back' ? turnOf(next.phones, next.task) : phone;
    return { ...says, follows, ...(again === undefined || again === phone ? {} : { nextPhone: again }) };
  });
}

/** A completed call may begin a follow-up, or go on with one; of several interviews only the one that was held is over. */
function answersDecide(task: Task, outcome: Outcome, { profiles }: Rules): boolean {
  if (outcome !== 'completed') return false;
  const offered = offeredReasons(task);
  if (offered.filter(({ kind }) => kind === 'case-interview').length > 1) return true;
  return offered.some(({ id, kind, disease }) => {
    const { followUp, isolationDays } = profileFor(disease, profiles);
    const isFollowed = followUp !== undefined || isolationDays !== undefined;
    return kind === 'referral-check' || isFollowed || task.reasons[id] === undefined;
  });
}

function finished(held: Held, outcome: Outcome, phone: string | undefined, { policy }: Rules, now: Moment) {
  const { task, profile, followUps } = held;
  const identity = identityAfter(profile, outcome, phone);
  const phones = ringableNumbers(profile.personId, identity);
  const answered = offeredReasons(task).map(({ id }) => id);
  const after = finish(task, { outcome, answered, ...servable(identity, policy), phones, phone }, policy, now);
  if (outcome !== 'deceased') return { task: after, phones };
  const today = dayIn(task.person.zone, task.claimedAt ?? now);
  const ended = followUps.reduce((edit, each) => {
    const over = follow(each, each, { do: 'end', reason: 'cancelled' }, today);
    return over === 'not-followed' ? edit : withChecks(edit, over.followUp, over.effects, policy, now);
  }, editing(after));
  return { task: ended.task, phones };
}

/** Whether a check of a follow-up would be left to make after this call: it ends with the person. */
export function leavesChecks(task: Task): boolean {
  const answered = offeredReasons(task).map(({ id }) => id);
  return Object.entries(task.reasons).some(
    ([id, reason]) => reason.kind === 'follow-up-check' && !isAnswered(task, id, reason, answered),
  );
}
