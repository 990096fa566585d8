import { type Refused, refuse } from '../../shared/api/problem.ts';
import { refusalOf, renew } from '../../shared/domain/calls/claim.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
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
    if (refusal !== undefined || task === undefined) return refuse(refusal ?? 'no-such-task');
    const renewed = renew(task, policy, clock());
    if (renewed === undefined) return refuse('claim-ended');
    if (!(await saveTask(queue, task, renewed))) throw new StaleRead();
    return { claimedUntil: renewed.claimedUntil };
  });
}
