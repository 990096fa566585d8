import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { FinishRequest } from '../../shared/api/finish.ts';
import type { Refused } from '../../shared/api/problem.ts';
import type { Asked } from '../../shared/desk/asked.ts';
import { type PlannedInterview, planInterview } from '../../shared/desk/plan-interview.ts';
import { finish, offeredReasons } from '../../shared/domain/calls/claim.ts';
import type { Dialling } from '../../shared/domain/calls/dialling.ts';
import type { Reason, Task } from '../../shared/domain/calls/task.ts';
import { type Contribution, closed, plus } from '../../shared/domain/cases/ledger.ts';
import { inUtc } from '../../shared/domain/dates.ts';
import { attemptWrite } from '../../shared/storage/attempts.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { taskWrite } from '../../shared/storage/call-queue.ts';
import type { Desk } from './desk.ts';
import { learnOfNumbers, type Numbers } from './numbers.ts';
import { ownDayWrites } from './own-day.ts';
import { placedWrites } from './placed-attempt.ts';
import { reviewWrites } from './review.ts';
import { type SetOff, setOff, told } from './set-off.ts';

/** What came of one call, as its operator said it, and everything that is stored of it. */

/** What an operator said of a call, and the try that it was. */
export interface Said {
  readonly operator: string;
  readonly task: Task;
  readonly request: FinishRequest;
  readonly digest: string;
  readonly ordinal: number;
  /** When it was placed through us. */
  readonly placed: Dialling | undefined;
  readonly at: string;
}

/** The reasons a call settled: of several case interviews only the one that was held. */
function settled(offered: readonly Reason[], interviewed: Asked | undefined): string[] {
  return offered
    .filter(({ id, kind }) => interviewed === undefined || kind !== 'case-interview' || id === interviewed.id)
    .map(({ id }) => id);
}

/** What came of a call: the interview it held, what it taught of numbers, and all that it sets off. */
export interface Came {
  readonly planned: PlannedInterview | undefined;
  readonly numbers: Numbers;
  readonly after: SetOff;
  /** It answered the last reason of an open task. */
  readonly closes: boolean;
}

export async function cameOf(
  desk: Desk,
  { operator, task, request, ordinal, placed, at }: Said,
): Promise<Came | Refused> {
  const offered = offeredReasons(task);
  const { outcome, interview } = request;
  const { personId, alsoKnownAs } = task;
  const held = { personId, alsoKnownAs, offered, outcome, interview, operator, ordinal, at, zone: task.person.zone };
  const planned = await planInterview(desk, held);
  if (planned !== undefined && 'refused' in planned) return planned;
  const numbers = await learnOfNumbers(desk, task, { outcome, rung: request.phone ?? placed?.phone }, at);
  if ('refused' in numbers) return numbers;
  const answered = settled(offered, planned?.reason);
  const { reach, phones, phone } = numbers;
  const callBackAt = request.callBackAt && inUtc(request.callBackAt);
  const died = outcome === 'deceased' || told(desk, planned).died !== undefined;
  const finished = finish(task, { outcome, callBackAt, answered, ...reach, died, phones, phone }, desk.policy, at);
  const call = { task, request, operator, ordinal, interview: planned, at };
  const after = await setOff(desk, { ...call, answered: offered.filter(({ id }) => answered.includes(id)) }, finished);
  if ('refused' in after) return after;
  return { planned, numbers, after, closes: task.state === 'open' && finished.state === 'closed' };
}

/** All of it in one commit: the task's next state, the attempt, the audit item, the interview, and what the call set off. */
export async function writesOf(
  desk: Desk,
  said: Said,
  { planned, numbers, after, closes }: Came,
): Promise<TransactWriteItem[]> {
  const { operator, task, request, digest, ordinal, placed, at } = said;
  const { personId } = task;
  const { epoch, outcome } = request;
  const interviewId = planned?.interviewId;
  const ledger: Contribution = plus(
    { [`attempt.${outcome}`]: 1 },
    // One that was closed meanwhile, because what it rested on was withdrawn, is counted already.
    closes ? closed(task.openedBy) : {},
    after.edit.ledger,
  );
  const reasons = offeredReasons(task).map(({ id }) => id);
  const result = { personId, ordinal, epoch, operator, outcome, reasons, digest, recordedAt: at };
  const attempt = interviewId === undefined ? result : { ...result, interviewId };
  const entry = { personId, at, actor: operator, role: 'operator', act: 'finish-call', purpose: 'call', epoch };
  return [
    taskWrite(desk.callQueue, task, after.edit.task),
    ...(placed === undefined
      ? [attemptWrite(desk.caseFiles, { ...attempt, state: 'done' }, ledger)]
      : await placedWrites(desk, placed, attempt, ledger)),
    auditWrite(desk.audit, { ...entry, fields: fieldsOf(planned) }),
    ...(planned?.writes ?? []),
    ...numbers.writes,
    ...after.writes,
    ...reviewWrites(desk, task, planned, operator, at),
    ...(await ownDayWrites(desk, operator, task, request, { ordinal, at, interviewId })),
  ];
}

const fieldsOf = (planned: PlannedInterview | undefined): string[] =>
  planned === undefined ? [] : ['answers', 'contacts'];
