import { type Refused, refuse } from '../api/problem.ts';
import { refusalOf } from '../domain/calls/claim.ts';
import type { Task } from '../domain/calls/task.ts';
import { readAttempts } from '../storage/attempts.ts';
import { type Draft, type DraftTables, readDrafts, saveDraft } from '../storage/drafts.ts';
import { readSeat } from '../storage/seats.ts';

export interface DraftDesk extends DraftTables {
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly clock: () => string;
}

export interface Written {
  readonly operator: string;
  readonly epoch: number;
  readonly text: string;
}

/** What is told whose text was kept after their claim was taken. */
const keptAsDraft =
  'Your text is kept as a draft and shown to whoever holds the task now. Claim the next task: POST /calls/claim.';

/**
 * Keeps what an operator wrote. Where their claim was taken meanwhile it is refused as such, and kept all the same: the
 * next holder goes on with it. Somebody who never held the task can leave nothing on another's screen.
 */
export async function keepDraft(
  desk: DraftDesk,
  task: Task | undefined,
  written: Written,
): Promise<{ savedAt: string } | Refused> {
  const { operator, epoch, text } = written;
  const refusal = refusalOf(task, operator, epoch);
  if (task === undefined || (refusal !== undefined && refusal !== 'claim-taken'))
    return refuse(refusal ?? 'no-such-task');
  const { personId } = task;
  const before = (await readDrafts(desk, personId)).find((draft) => draft.operator === operator);
  const late = refusal === 'claim-taken';
  if (late && !(await heldOnce(desk, personId, written, before))) return refuse('claim-taken');
  const savedAt = desk.clock();
  await saveDraft(desk, before, { personId, operator, epoch, savedAt, late, text });
  return late ? refuse('claim-taken', { detail: keptAsDraft }) : { savedAt };
}

/** Whether the operator held the task under this epoch: their seat, an earlier draft or an attempt says so. */
async function heldOnce(
  { client, callQueue, caseFiles }: DraftDesk,
  personId: string,
  { operator, epoch }: Written,
  before: Draft | undefined,
): Promise<boolean> {
  if (before !== undefined && before.epoch >= epoch) return true;
  const seat = await readSeat({ client, table: callQueue }, operator, 'consistent');
  if (seat?.hold?.personId === personId && seat.hold.epoch === epoch) return true;
  const attempts = await readAttempts({ client, table: caseFiles }, personId);
  return attempts.some((attempt) => attempt.operator === operator && attempt.epoch === epoch);
}
