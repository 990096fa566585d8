import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { FinishRequest } from '../../shared/api/finish.ts';
import type { Refused } from '../../shared/api/problem.ts';
import type { PlannedInterview } from '../../shared/desk/plan-interview.ts';
import { toldFacts } from '../../shared/desk/told-facts.ts';
import type { Outcome } from '../../shared/domain/calls/outcome.ts';
import type { Reason, Task } from '../../shared/domain/calls/task.ts';
import { editing, type TaskEdit } from '../../shared/domain/calls/task-edit.ts';
import type { CaseFacts } from '../../shared/domain/cases/case-facts.ts';
import { dayIn } from '../../shared/domain/hours/local-day.ts';
import type { Desk } from './desk.ts';
import { type Asked, endAll, type FollowOn, followOn, loseAll } from './follow-up-effects.ts';
import { promise } from './referral-effects.ts';

export interface Call {
  /** As it was held. */
  readonly task: Task;
  readonly request: FinishRequest;
  readonly operator: string;
  readonly ordinal: number;
  /** The reasons that the call answered, where its outcome answers any. */
  readonly answered: readonly Reason[];
  readonly interview: PlannedInterview | undefined;
  readonly at: string;
}

export interface SetOff {
  readonly edit: TaskEdit;
  readonly writes: readonly TransactWriteItem[];
}

/** What a call sets off beyond its own result: follow-ups and referrals, with the calls they need. */
export async function setOff(
  desk: Desk,
  { task, request, operator, ordinal, answered, interview, at }: Call,
  finished: Task,
): Promise<SetOff | Refused> {
  const { personId } = task;
  const made = request.outcome === 'completed' ? answered : [];
  // The day of the call is the one on which it began: it may have gone on past midnight.
  const today = dayIn(task.person.zone, task.claimedAt ?? at);
  const answers = interview?.answers ?? {};
  const asked = { personId, answered: made, answers, facts: told(desk, interview), at, today };
  const followed = await followedOn(desk, asked, request.outcome, task, editing(finished));
  const disease = answered[0]?.disease ?? Object.values(task.reasons)[0]?.disease ?? '';
  const call = { personId, operator, ordinal, answered: made, answers, disease, fellIll: followed.fellIll, at, today };
  const promised = await promise(desk, call, request, followed.edit);
  if ('refused' in promised) return promised;
  return { edit: promised.edit, writes: [...followed.writes, ...promised.writes] };
}

function followedOn(desk: Desk, asked: Asked, outcome: Outcome, task: Task, edit: TaskEdit): Promise<FollowOn> {
  if (outcome === 'deceased') return endAll(desk, asked, edit);
  const gaveUp = edit.task.gaveUp !== undefined && task.gaveUp === undefined;
  return gaveUp ? loseAll(desk, asked, edit) : followOn(desk, asked, edit);
}

/** Dates that this call made known: written with it, so not to be read yet. */
export function told({ protocols }: Desk, interview: PlannedInterview | undefined): CaseFacts {
  const { id, version } = interview?.file.protocol ?? {};
  const protocol = protocols.find((each) => each.id === id && each.version === version);
  return protocol === undefined || interview === undefined ? {} : toldFacts(protocol, interview.answers);
}
