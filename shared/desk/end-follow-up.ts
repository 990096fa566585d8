import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { takenBackReason } from '../domain/calls/reasons.ts';
import { type TaskEdit, withoutReason, withReason } from '../domain/calls/task-edit.ts';
import { type FollowUp, follow } from '../domain/care/follow-up.ts';
import { plus, taken } from '../domain/cases/ledger.ts';
import { dayIn } from '../domain/hours/local-day.ts';
import type { Pipeline } from '../runtime/pipeline.ts';
import { followUpWrites, readFollowUp } from '../storage/follow-ups.ts';
import { checksLeft, withChecks } from './with-checks.ts';

/**
 * A contact who becomes a case is no longer followed as a contact: they are interviewed. A case that is withdrawn is no
 * longer followed as one, and is called to hear so.
 */
export async function endFollowUp(
  pipeline: Pipeline,
  edit: TaskEdit,
  disease: string,
  reason: 'became-a-case' | 'cancelled',
  now: string,
): Promise<{ readonly edit: TaskEdit; readonly writes: readonly TransactWriteItem[] }> {
  const { personId, person } = edit.task;
  const because = reason === 'became-a-case' ? 'exposed' : 'sick';
  const before = await readFollowUp(pipeline, personId, disease, because);
  const followed = follow({ personId, disease, because }, before, { do: 'end', reason }, dayIn(person.zone, now));
  if (followed === 'not-followed')
    return { edit: reason === 'cancelled' ? tellLost(pipeline, edit, before, now) : edit, writes: [] };
  const called = reason === 'cancelled' ? withNotice(edit, pipeline, disease, followed.followUp.version, now) : edit;
  return {
    edit: withChecks(called, followed.followUp, followed.effects, pipeline.policy, now),
    writes: followUpWrites(pipeline.caseFiles, before, followed.followUp),
  };
}

/** Who was being looked for, to be checked, is looked for to hear that they need not be. */
function tellLost(pipeline: Pipeline, edit: TaskEdit, lost: FollowUp | undefined, now: string): TaskEdit {
  const left = lost?.end?.reason === 'lost' ? checksLeft(edit.task, lost) : [];
  if (lost === undefined || left.length === 0) return edit;
  const told = withNotice(edit, pipeline, lost.disease, lost.version, now);
  return left.reduce((so, id) => withoutReason(so, id, pipeline.policy, now), told);
}

function withNotice(edit: TaskEdit, { policy }: Pipeline, disease: string, version: number, now: string): TaskEdit {
  const reason = { ...takenBackReason(`case:${disease}:${version}`, disease), due: now };
  const called = withReason(edit, reason, 'follow-up', policy, now);
  return { ...called, ledger: plus(called.ledger, taken('follow-up')) };
}
