import type { PlaceRequest } from '../../shared/api/place.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { refusalOf } from '../../shared/domain/calls/claim.ts';
import { deferForBusyLine } from '../../shared/domain/calls/dial.ts';
import { seatVacated } from '../../shared/domain/calls/seat.ts';
import { isClaimed, type Task } from '../../shared/domain/calls/task.ts';
import { readTask, saveTask } from '../../shared/storage/call-queue.ts';
import { StaleRead, untilFresh } from '../../shared/storage/retry.ts';
import { changeSeat } from '../../shared/storage/seats.ts';
import type { Desk, Placed } from './desk.ts';
import { newAttempt } from './new-attempt.ts';
import { placedBefore, wrongOrdinal } from './placed-before.ts';

/**
 * Places the next attempt of the person an operator holds, or gives the one that was placed before. The attempt, the
 * lock of the number and the task are written together before anybody is rung.
 */
export async function placeCall(
  desk: Desk,
  operator: string,
  personId: string,
  request: PlaceRequest,
): Promise<Placed | Refused> {
  return untilFresh(desk.pause, async () => {
    const task = await readTask({ client: desk.client, table: desk.callQueue }, personId);
    const refusal = refusalOf(task, operator, request.epoch);
    if (refusal !== undefined || task === undefined) return refuse(refusal ?? 'no-such-task');
    const again = request.attempt <= task.attempts;
    if (request.attempt > task.attempts + 1) return wrongOrdinal(task);
    if (!again && !isClaimed(task, desk.clock())) return refuse('claim-ran-out');
    const placed = await (again ? placedBefore : newAttempt)(desk, operator, task, request);
    return placed === 'line-busy' ? putOff(desk, operator, task) : placed;
  });
}

/** Somebody else rings the number: the task waits its turn, and its operator takes another one. */
async function putOff({ client, callQueue, policy, clock }: Desk, operator: string, task: Task): Promise<Refused> {
  const queue = { client, table: callQueue };
  if (!(await saveTask(queue, task, deferForBusyLine(task, policy, clock())))) throw new StaleRead('The task changed.');
  const { personId, epoch } = task;
  const now = clock();
  await changeSeat(queue, operator, (seat) => seatVacated(seat, { personId, epoch }, now));
  return refuse('line-busy', { retryAfter: policy.telephony.busyLineSeconds });
}
