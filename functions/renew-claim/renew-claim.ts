import { type Refused, refuse } from '../../shared/api/problem.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { claimEnd, refusalOf } from '../../shared/domain/task.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { type CallQueueTable, readTask, saveTask } from '../../shared/storage/call-queue.ts';
import { type Pause, StaleRead, untilFresh } from '../../shared/storage/retry.ts';

export interface Renewing {
  readonly queue: CallQueueTable;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** Moves the claim's end; a claim that ran out is renewed too, unless somebody else has taken the task. */
export async function renewClaim(
  { queue, policy, clock, pause }: Renewing,
  operator: string,
  personId: string,
  epoch: number,
): Promise<{ claimedUntil: string } | Refused> {
  return untilFresh(pause, async () => {
    const task = await readTask(queue, personId);
    const refusal = refusalOf(task, operator, epoch);
    if (refusal !== undefined || task?.place === undefined) return refuse(refusal ?? 'claim-ended');
    const claimedUntil = claimEnd(task.place.kind, policy, clock());
    const place = { ...task.place, availableAt: claimedUntil };
    if (!(await saveTask(queue, task, { ...task, place, version: task.version + 1 }))) throw new StaleRead();
    return { claimedUntil };
  });
}
