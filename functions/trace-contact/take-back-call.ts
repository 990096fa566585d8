import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { readToldOf, untilOfExposed } from '../../shared/desk/followed-until.ts';
import { checksLeft, withChecks } from '../../shared/desk/with-checks.ts';
import { notificationReason, takenBackReason } from '../../shared/domain/calls/reasons.ts';
import type { Task } from '../../shared/domain/calls/task.ts';
import { editing, type TaskEdit, withoutReason, withReason } from '../../shared/domain/calls/task-edit.ts';
import { type Followed, type FollowUp, follow } from '../../shared/domain/care/follow-up.ts';
import { type Contribution, plus, taken } from '../../shared/domain/cases/ledger.ts';
import { profileFor } from '../../shared/domain/diseases/profile.ts';
import { dayIn } from '../../shared/domain/hours/local-day.ts';
import type { Pipeline } from '../../shared/runtime/pipeline.ts';
import { readAttempts } from '../../shared/storage/attempts.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { followUpWrites, readFollowUp } from '../../shared/storage/follow-ups.ts';

/**
 * An exposure is taken back. Who was not told of it yet is called no more; who was told is called once more, to hear
 * that they need not stay at home; who was exposed to others too is followed for those.
 */

/** What a change of a naming does to calls, beside the naming itself. */
export interface Call {
  readonly ledger: Contribution;
  readonly writes: readonly TransactWriteItem[];
}
export const nothing: Call = { ledger: {}, writes: [] };

interface Told {
  readonly personId: string;
  readonly disease: string;
}

export async function takeBackCall(
  pipeline: Pipeline,
  exposureId: string,
  { personId, disease }: Told,
  now: string,
): Promise<Call> {
  const task = await readTask({ client: pipeline.client, table: pipeline.callQueue }, personId);
  if (task === undefined) return nothing;
  const { id } = notificationReason(exposureId, disease, { risk: 'unknown' });
  const before = await readFollowUp(pipeline, task.personId, disease, 'exposed');
  const ended = await endOf(pipeline, task, before, exposureId, disease, now);
  const left = await leftOfLost(pipeline, task, before, exposureId);
  const mustHear =
    left.length > 0 ||
    (before === undefined ? await wasTold(pipeline, task, id) : ended?.followUp.end?.reason === 'cancelled');
  // Added before the rest is taken away: a task with something to say is not closed in between.
  const added = mustHear ? withNotice(editing(task), pipeline, exposureId, disease, now) : editing(task);
  const dropped = [id, ...left].reduce((so, each) => withoutReason(so, each, pipeline.policy, now), added);
  const edit = ended === undefined ? dropped : withChecks(dropped, ended.followUp, ended.effects, pipeline.policy, now);
  return {
    ledger: edit.ledger,
    writes: [
      ...(edit.task === task ? [] : [taskWrite(pipeline.callQueue, task, edit.task)]),
      ...(ended === undefined ? [] : followUpWrites(pipeline.caseFiles, before, ended.followUp)),
    ],
  };
}

/** What becomes of a running follow-up: it ends with the last exposure that stood, else ends with the others. */
async function endOf(
  pipeline: Pipeline,
  task: Task,
  before: FollowUp | undefined,
  exposureId: string,
  disease: string,
  now: string,
): Promise<Followed | undefined> {
  if (before?.state !== 'open') return undefined;
  const today = dayIn(task.person.zone, now);
  const { standing } = await readToldOf(pipeline, task, disease, exposureId);
  const until = await untilOfExposed(pipeline, standing, profileFor(disease, pipeline.profiles), today);
  const command =
    until === undefined ? ({ do: 'end', reason: 'cancelled' } as const) : ({ do: 'date', until } as const);
  const followed = follow(before, before, command, today);
  return followed === 'not-followed' ? undefined : followed;
}

/** The checks for which somebody lost is still looked for, where nothing that stands asks for them any more. */
async function leftOfLost(
  pipeline: Pipeline,
  task: Task,
  before: FollowUp | undefined,
  exposureId: string,
): Promise<string[]> {
  const left = before?.end?.reason === 'lost' ? checksLeft(task, before) : [];
  if (before === undefined || left.length === 0) return [];
  const { standing } = await readToldOf(pipeline, task, before.disease, exposureId);
  return standing.length > 0 ? [] : left;
}

/** Whether somebody spoke with them about this. */
async function wasTold(
  { client, caseFiles }: Pipeline,
  { personId, alsoKnownAs = [] }: Task,
  reasonId: string,
): Promise<boolean> {
  const ids = [personId, ...alsoKnownAs];
  const attempts = (await Promise.all(ids.map((id) => readAttempts({ client, table: caseFiles }, id)))).flat();
  return attempts.some(
    (attempt) =>
      attempt.state === 'done' &&
      (attempt.outcome === 'completed' || attempt.outcome === 'partial') &&
      attempt.reasons.includes(reasonId),
  );
}

function withNotice(edit: TaskEdit, { policy }: Pipeline, exposureId: string, disease: string, now: string): TaskEdit {
  const reason = { ...takenBackReason(`exposure:${exposureId}`, disease), due: now };
  const called = withReason(edit, reason, 'follow-up', policy, now);
  return { ...called, ledger: plus(called.ledger, taken('follow-up')) };
}
