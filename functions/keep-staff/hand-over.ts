import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { seatTaken } from '../../shared/domain/calls/seat.ts';
import { forceReleased } from '../../shared/domain/calls/supervise.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';
import { changeSeat, readSeat } from '../../shared/storage/seats.ts';
import type { DeskTable } from '../../shared/storage/staff.ts';

export interface Keeping {
  readonly client: DynamoDBClient;
  readonly callQueue: string;
  readonly audit: string;
  readonly desk: DeskTable;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

/**
 * Takes what somebody holds who works here no more: it goes to the others at once, and what they still send of it is
 * refused. Call-backs that they promised need no write: a claim passes over an owner who is not there.
 */
export async function handOver(keeping: Keeping, operator: string, by: string): Promise<number> {
  const { client, callQueue, audit, policy, clock, pause } = keeping;
  const queue = { client, table: callQueue };
  const hold = (await readSeat(queue, operator, 'consistent'))?.hold;
  if (hold === undefined) return 0;
  const { personId } = hold;
  const taken = await untilFresh(pause, async () => {
    const task = await readTask(queue, personId);
    const now = clock();
    const free = task?.holder === operator ? forceReleased(task, policy, now) : undefined;
    if (task === undefined || free === undefined) return 0;
    const entry = { personId, at: now, actor: by, role: 'supervisor', act: 'hand-over', purpose: 'no longer active' };
    await writeTogether(client, [
      taskWrite(callQueue, task, free),
      auditWrite(audit, { ...entry, epoch: free.epoch, fields: [] }),
    ]);
    return 1;
  });
  await changeSeat(queue, operator, (seat) => seatTaken(seat, hold, clock()));
  return taken;
}
