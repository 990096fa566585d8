import { followedIn, followUpReason } from '../domain/calls/reasons.ts';
import type { Task } from '../domain/calls/task.ts';
import { type TaskEdit, withoutReason, withReason } from '../domain/calls/task-edit.ts';
import type { FollowUp, FollowUpEffect } from '../domain/care/follow-up.ts';
import type { Moment } from '../domain/dates.ts';
import type { Policy } from '../domain/desk/policy.ts';
import { startOf } from '../domain/hours/local-day.ts';

/** The task with the check that a follow-up asks for now, and without the one it asks for no more. */
export function withChecks(
  edit: TaskEdit,
  followUp: FollowUp,
  effects: readonly FollowUpEffect[],
  policy: Policy,
  now: Moment,
): TaskEdit {
  const ill = followUp.because === 'exposed' && Object.entries(followUp.days).sort().at(-1)?.[1] === 'symptoms';
  let so = edit;
  for (const effect of effects) {
    if (effect.effect === 'fell-ill') continue;
    const reason = followUpReason(followUp, effect.n, ill);
    if (effect.effect === 'do-not-ask') so = withoutReason(so, reason.id, policy, now);
    else {
      const due = startOf(so.task.person.zone, effect.on);
      so = withReason(so, { ...reason, due }, 'follow-up', policy, now);
    }
  }
  return so;
}

/** The checks of a follow-up that are left on a task: one that was lost leaves its check to whoever finds the person. */
export const checksLeft = ({ reasons }: Task, { disease, because }: Pick<FollowUp, 'disease' | 'because'>): string[] =>
  Object.values(reasons).flatMap((reason) =>
    reason.disease === disease && followedIn(reason) === because ? [reason.id] : [],
  );
