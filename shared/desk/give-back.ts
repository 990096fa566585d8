import { releaseUnseen } from '../domain/calls/claim.ts';
import { setServable, type Task } from '../domain/calls/task.ts';
import { saveTask } from '../storage/call-queue.ts';
import type { TurnedAway } from './admission.ts';
import { type ClaimDesk, queueOf } from './claim-desk.ts';

/** Puts back a task that was taken and shown to nobody. A write that lost leaves it to run out by itself. */
export async function giveBack(desk: ClaimDesk, task: Task, turnedAway?: TurnedAway): Promise<void> {
  const { policy } = desk;
  const now = desk.clock();
  const { reach, notBefore } = turnedAway ?? {};
  const released = releaseUnseen({ ...task, ...(notBefore === undefined ? {} : { notBefore }) }, policy, now);
  const next = reach === undefined ? released : setServable(released, reach, policy, now);
  await saveTask(queueOf(desk), task, next);
}
