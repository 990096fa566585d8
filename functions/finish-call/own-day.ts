import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { FinishRequest } from '../../shared/api/finish.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { keepDraft } from '../../shared/desk/keep-draft.ts';
import type { Task } from '../../shared/domain/calls/task.ts';
import { inUtc, type Moment } from '../../shared/domain/dates.ts';
import { zonesOf } from '../../shared/domain/hours/calling-hours.ts';
import { hoursIn } from '../../shared/domain/hours/hours-policy.ts';
import { readTask } from '../../shared/storage/call-queue.ts';
import { diaryWrites } from '../../shared/storage/diary.ts';
import { type Draft, draftGone, readDrafts } from '../../shared/storage/drafts.ts';
import type { Desk } from './desk.ts';

/** What a finish leaves of its operator's day: an entry in their diary, and none of the drafts that it took up. */

interface Finished {
  readonly ordinal: number;
  readonly at: string;
  readonly interviewId: string | undefined;
}

/** Parts of drafts that one finish takes away; the rest of its transaction may be large. */
const removedAtMost = 24;

export async function ownDayWrites(
  desk: Desk,
  operator: string,
  task: Task,
  { epoch, outcome, callBackAt }: FinishRequest,
  { ordinal, at, interviewId }: Finished,
): Promise<TransactWriteItem[]> {
  const { personId, place } = task;
  const drafts = (await readDrafts(desk, personId)).filter((draft) => isTakenUp(draft, operator, task, outcome));
  const done = {
    ...{ personId, attempt: ordinal, epoch, outcome, at },
    ...(place === undefined ? {} : { kind: place.kind }),
    ...(interviewId === undefined ? {} : { interviewId }),
  };
  return [
    ...diaryWrites(
      desk.desk,
      operator,
      done,
      callBackAt === undefined ? undefined : promisedTo(desk, task, callBackAt),
    ),
    ...drafts.flatMap((draft) => draftGone(desk, draft)).slice(0, removedAtMost),
  ];
}

/** The hour, and whose clock it was said by. */
const promisedTo = ({ policy }: Desk, { person }: Task, callBackAt: Moment) => ({
  at: inUtc(callBackAt),
  zone: zonesOf(person.zone, hoursIn(policy.hours, person.jurisdiction))[0],
});

/** One's own, and what an earlier holder left and was there to be gone on with when this claim was made. */
const isTakenUp = (draft: Draft, operator: string, { claimedAt = '' }: Task, outcome: string): boolean =>
  draft.operator === operator || (outcome === 'completed' && draft.savedAt <= claimedAt);

/** A result that came too late is not recorded, and what was written is not lost: it is kept as a draft. */
export async function keepLate(
  desk: Desk,
  operator: string,
  personId: string,
  { epoch, outcome, callBackAt, interview }: FinishRequest,
  refused: Refused,
): Promise<Refused> {
  if (refused.refused !== 'claim-taken' || (interview === undefined && callBackAt === undefined)) return refused;
  const text = JSON.stringify({ outcome, callBackAt, interview });
  const task = await readTask({ client: desk.client, table: desk.callQueue }, personId);
  const kept = await keepDraft(desk, task, { operator, epoch, text });
  return 'refused' in kept ? kept : refused;
}
