import { referralReason } from '../domain/calls/reasons.ts';
import { type TaskEdit, withoutReason, withReason } from '../domain/calls/task-edit.ts';
import type { Referred } from '../domain/care/referral.ts';
import type { Moment } from '../domain/dates.ts';
import type { Policy } from '../domain/desk/policy.ts';

/** The task with the check call that a referral asks for now, and without the one it asks for no more. */
export function withCalls(edit: TaskEdit, { referral, effects }: Referred, policy: Policy, now: Moment): TaskEdit {
  return effects.reduce((so, effect) => {
    const reason = referralReason(referral, effect.n);
    return effect.effect === 'call'
      ? withReason(so, { ...reason, due: effect.due }, 'referral', policy, now)
      : withoutReason(so, reason.id, policy, now);
  }, edit);
}
