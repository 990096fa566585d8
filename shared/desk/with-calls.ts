import type { Moment } from '../domain/dates.ts';
import type { Policy } from '../domain/policy.ts';
import { referralReason } from '../domain/reasons.ts';
import type { Referred } from '../domain/referral.ts';
import { type TaskEdit, withoutReason, withReason } from '../domain/task-edit.ts';

/** The task with the check call that a referral asks for now, and without the one it asks for no more. */
export function withCalls(edit: TaskEdit, { referral, effects }: Referred, policy: Policy, now: Moment): TaskEdit {
  return effects.reduce((so, effect) => {
    const reason = referralReason(referral, effect.n);
    return effect.effect === 'call'
      ? withReason(so, { ...reason, due: effect.due }, 'referral', policy, now)
      : withoutReason(so, reason.id, policy, now);
  }, edit);
}
