import type { ByHandRequest, ByHandResponse } from '../../shared/api/by-hand.ts';
import { type Refused, refuse, refuseField } from '../../shared/api/problem.ts';
import { type LearningDesk, learnedWrites, withTold } from '../../shared/desk/learn-person.ts';
import { isByHand, workedByHand } from '../../shared/domain/calls/by-hand.ts';
import { offeredReasons, refusalOf } from '../../shared/domain/calls/claim.ts';
import { seatVacated } from '../../shared/domain/calls/seat.ts';
import { servable, type Task } from '../../shared/domain/calls/task.ts';
import { following } from '../../shared/domain/calls/what-follows.ts';
import { closed } from '../../shared/domain/cases/ledger.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { digestOf } from '../../shared/runtime/ids.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { byHandWrites, readByHand } from '../../shared/storage/by-hand.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { readProfile } from '../../shared/storage/profiles.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';
import { changeSeat } from '../../shared/storage/seats.ts';

export interface Desk extends LearningDesk {
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly audit: string;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** Records a letter, a visit or a search, under the claim of whoever did it. The same result again changes nothing. */
export async function workByHand(
  desk: Desk,
  operator: string,
  personId: string,
  request: ByHandRequest,
): Promise<ByHandResponse | Refused> {
  const found = request.did === 'number-found';
  if (found !== (request.phones !== undefined))
    return found ? refuseField('phones', 'which-found') : refuseField('phones', 'goes-with', { what: 'number-found' });
  const queue = { client: desk.client, table: desk.callQueue };
  const digest = digestOf(request);
  const { epoch } = request;
  const answer = await untilFresh(desk.pause, async () => {
    const task = await readTask(queue, personId);
    const refusal = refusalOf(task, operator, epoch);
    if (task !== undefined && refusal === undefined) return record(desk, operator, task, request, digest);
    const before = await readByHand(desk, personId, epoch);
    if (task === undefined || before?.operator !== operator) return refuse(refusal ?? 'no-such-task');
    if (before.digest !== digest) return refuse('other-result-recorded');
    return { status: 'already-recorded' as const, follows: following(task, desk.policy, desk.clock()) };
  });
  if ('refused' in answer) return answer;
  const now = desk.clock();
  await changeSeat(queue, operator, (seat) => seatVacated(seat, { personId, epoch }, now));
  return answer;
}

async function record(
  desk: Desk,
  operator: string,
  task: Task,
  request: ByHandRequest,
  digest: string,
): Promise<ByHandResponse | Refused> {
  if (!isByHand(task)) return refuse('to-be-called');
  const { personId } = task;
  const at = desk.clock();
  const profile = await readProfile({ client: desk.client, table: desk.people }, personId);
  if (profile === undefined) throw new Error('A task is held whose person is not there.');
  const identity = withTold(profile.identity, { phones: request.phones }, desk.readPhone, 'found');
  const reach = servable(identity, desk.policy);
  if (request.did === 'number-found' && !reach.callable) return refuseField('phones', 'no-number');
  const next = workedByHand(task, request.did, reach, desk.policy, at);
  const ledger = task.state === 'open' && next.state === 'closed' ? closed(task.openedBy) : {};
  const done = {
    ...{ personId, epoch: request.epoch, operator, did: request.did, digest, recordedAt: at },
    reasons: offeredReasons(task).map(({ id }) => id),
  };
  await writeTogether(desk.client, [
    taskWrite(desk.callQueue, task, next),
    ...byHandWrites(desk, done, request.note, ledger),
    ...(request.phones === undefined ? [] : await learnedWrites(desk, profile, identity, at)),
    auditWrite(desk.audit, {
      ...{ personId, at, actor: operator, role: 'operator', act: 'work-by-hand', purpose: request.did },
      epoch: request.epoch,
      fields: request.phones === undefined ? [] : ['phones'],
    }),
  ]);
  return { status: 'recorded', follows: following(next, desk.policy, at) };
}
