import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Refused, refuse, refuseField } from '../../shared/api/problem.ts';
import type { ReviewRequest, ReviewResponse, ReviewsResponse } from '../../shared/api/reviews.ts';
import { isPractice } from '../../shared/domain/desk/practice.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { sentBackWrite } from '../../shared/storage/diary.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { readInterview } from '../../shared/storage/interviews.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';
import { decisionWrites, type Review, readDecided, readReview, readReviews } from '../../shared/storage/reviews.ts';

export interface Reviewing {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
  readonly desk: string;
  readonly audit: string;
  readonly clock: Clock;
  readonly pause: Pause;
}

const pageSize = 25;

/** The interviews that wait for a supervisor, with what identifies nobody. */
export async function listReviews(reviewing: Reviewing, after: string | undefined): Promise<ReviewsResponse> {
  const { client, desk } = reviewing;
  const { reviews, more } = await readReviews({ client, table: desk }, after, pageSize);
  const shown = await Promise.all(reviews.map((review) => asShown(reviewing, review)));
  const last = reviews.at(-1);
  return { reviews: shown.flat(), ...(more && last !== undefined ? { next: last.interviewId } : {}) };
}

async function asShown(reviewing: Reviewing, { interviewId, personId, operator, kind, at }: Review) {
  const interview = await readInterview(reviewing, interviewId);
  if (interview === undefined) return [];
  const { protocol, answers, contacts } = interview;
  const named = { contactsNamed: contacts.length, practice: isPractice(personId) };
  return [{ interview: interviewId, operator, kind, at, protocol, answers, ...named }];
}

/** Accepts an interview, or puts it before its operator again. */
export async function reviewInterview(
  { client, desk, audit, clock, pause }: Reviewing,
  supervisor: string,
  interviewId: string,
  { decision, note }: ReviewRequest,
): Promise<ReviewResponse | Refused> {
  if (decision === 'send-back' && note === undefined) return refuseField('note', 'what-to-mend');
  const table = { client, table: desk };
  return untilFresh(pause, async () => {
    const review = await readReview(table, interviewId);
    if (review === undefined) {
      const before = await readDecided(table, interviewId);
      return before?.decision === decision && before.by === supervisor
        ? { status: 'already-decided' as const }
        : refuse('no-such-review');
    }
    const at = clock();
    const { personId, operator } = review;
    const entry = { personId, at, actor: supervisor, role: 'supervisor', act: 'review-interview', purpose: decision };
    await writeTogether(client, [
      ...decisionWrites(desk, { ...review, decision, by: supervisor, decidedAt: at, ...(note && { note }) }),
      ...(decision === 'send-back' ? [sentBackWrite(desk, operator, { personId, interviewId, at, note })] : []),
      auditWrite(audit, { ...entry, epoch: review.version, fields: ['answers'] }),
    ]);
    return { status: 'decided' as const };
  });
}
