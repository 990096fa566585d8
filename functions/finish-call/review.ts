import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { PlannedInterview } from '../../shared/desk/plan-interview.ts';
import type { Task } from '../../shared/domain/calls/task.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import { isReviewed } from '../../shared/domain/desk/supervision.ts';
import { reviewWrite } from '../../shared/storage/reviews.ts';

/** A share of the interviews that were held to their end waits for a supervisor, who sees whether they are done well. */
export function reviewWrites(
  { desk, policy }: { readonly desk: string; readonly policy: Policy },
  { personId, place }: Task,
  planned: PlannedInterview | undefined,
  operator: string,
  at: string,
): TransactWriteItem[] {
  const kind = planned?.reason?.kind ?? place?.kind;
  if (planned === undefined || planned.file.outcome !== 'completed' || kind === undefined) return [];
  const { interviewId } = planned;
  if (!isReviewed(interviewId, personId, kind, policy)) return [];
  return [reviewWrite(desk, { interviewId, personId, operator, kind, version: planned.file.version, at })];
}
