import { releaseUnseen } from '../../shared/domain/claim.ts';
import type { Task } from '../../shared/domain/task.ts';
import { saveTask } from '../../shared/storage/call-queue.ts';
import type { Desk } from './claim-call.ts';

/** Puts back a task that was taken and shown to nobody. A write that lost leaves it to run out by itself. */
export async function giveBack({ client, callQueue, policy, clock }: Desk, task: Task): Promise<void> {
  await saveTask({ client, table: callQueue }, task, releaseUnseen(task, policy, clock()));
}
