import * as z from 'zod/mini';
import type { ReopenRequest, ReopenResponse } from '../../shared/api/interviews.ts';
import { type Refused, refuse, refuseField } from '../../shared/api/problem.ts';
import type { Asked } from '../../shared/desk/asked.ts';
import { viewOf } from '../../shared/desk/interview-view.ts';
import { type InterviewDesk, planInterview } from '../../shared/desk/plan-interview.ts';
import { caseInterviewReason } from '../../shared/domain/calls/reasons.ts';
import { reopenUntil } from '../../shared/domain/calls/reopening.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { digestOf } from '../../shared/runtime/ids.ts';
import { readAttempt } from '../../shared/storage/attempts.ts';
import { type AuditEntry, audit, auditWrite } from '../../shared/storage/audit.ts';
import { getItem, put, writeTogether } from '../../shared/storage/dynamo.ts';
import { type InterviewFile, readInterview } from '../../shared/storage/interviews.ts';
import { keys } from '../../shared/storage/keys.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';

export interface Reopening extends InterviewDesk {
  readonly audit: string;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** Shows an operator an interview that they finished within the half hour, or records what it says now as a new version. */
export async function reopenCall(
  desk: Reopening,
  operator: string,
  personId: string,
  request: ReopenRequest,
): Promise<ReopenResponse | Refused> {
  if ((request.interview === undefined) !== (request.version === undefined))
    return refuseField('version', 'with-interview');
  return untilFresh(desk.pause, async () => {
    const now = desk.clock();
    const attempt = await readAttempt({ client: desk.client, table: desk.caseFiles }, personId, request.attempt);
    const mine = attempt?.state === 'done' && attempt.operator === operator ? attempt : undefined;
    const until = mine && reopenUntil(mine.recordedAt);
    const file = mine?.interviewId === undefined ? undefined : await readInterview(desk, mine.interviewId);
    if (mine === undefined || until === undefined || until <= now || file?.operator !== operator)
      return refuse('not-reopened');
    const entry = entryOf(operator, personId, mine.epoch, now);
    const shownAs = async (status: ReopenResponse['status'], shown: InterviewFile): Promise<ReopenResponse> => {
      await audit(desk.client, desk.audit, entry);
      return { status, reopenUntil: until, interview: await viewOf(desk, shown) };
    };
    if (request.interview === undefined) return shownAs('shown', file);
    const digest = digestOf(request);
    if (request.version !== file.version)
      return (await isRepeated(desk, personId, request, digest))
        ? shownAs('already-recorded', file)
        : refuse('other-result-recorded');
    const planned = await planInterview(desk, {
      ...{ personId, outcome: file.outcome, interview: request.interview, operator, ordinal: request.attempt, at: now },
      offered: [askedIn(desk, file)],
    });
    if (planned === undefined || 'refused' in planned) return planned ?? refuse('not-reopened');
    const amended = keys.amended(personId, request.attempt, planned.file.version);
    await writeTogether(desk.client, [
      ...planned.writes,
      put(
        desk.caseFiles,
        { personId, operator, digest, interviewId: file.interviewId, recordedAt: now, ...amended },
        'none',
      ),
      auditWrite(desk.audit, { ...entry, act: 'amend-interview' }),
    ]);
    return shownAs('recorded', planned.file);
  });
}

const entryOf = (operator: string, personId: string, epoch: number, at: string): AuditEntry => ({
  ...{ personId, at, actor: operator, role: 'operator', act: 'reopen-call', purpose: 'call', epoch },
  fields: ['answers', 'contacts'],
});

const Amended = z.object({ digest: z.string() });

/** Whether this very change was made before. */
async function isRepeated(
  { client, caseFiles }: Reopening,
  personId: string,
  { attempt, version = 0 }: ReopenRequest,
  digest: string,
): Promise<boolean> {
  const before = z.safeParse(Amended, await getItem(client, caseFiles, keys.amended(personId, attempt, version + 1)));
  return before.success && before.data.digest === digest;
}

/** What the interview was held for: its reason may be gone from the task by now. */
function askedIn({ protocols }: Reopening, { caseId, disease, ref, protocol: { id, version } }: InterviewFile): Asked {
  if (caseId !== undefined) {
    const { id: reason, kind } = caseInterviewReason(caseId, disease, ref);
    return { id: reason, kind, disease, caseId, ...(ref === undefined ? {} : { ref }) };
  }
  const kind = protocols.find((each) => each.id === id && each.version === version)?.kind ?? 'contact-notification';
  return { id: kind, kind, disease };
}
