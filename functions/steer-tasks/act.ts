import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { seatTaken } from '../../shared/domain/calls/seat.ts';
import { assigned, closed, forceReleased, type Move, moved } from '../../shared/domain/calls/supervise.ts';
import { isClaimed, type Task } from '../../shared/domain/calls/task.ts';
import { closed as closedOnce } from '../../shared/domain/cases/ledger.ts';
import type { Moment } from '../../shared/domain/dates.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { put, writeTogether } from '../../shared/storage/dynamo.ts';
import { keys } from '../../shared/storage/keys.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';
import { changeSeat } from '../../shared/storage/seats.ts';

/** Tables and everything else that a supervisor's acts rest on. */
export interface Steering {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly audit: string;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

export type Act =
  | { readonly act: 'force-release' }
  | { readonly act: 'move'; readonly to: Move }
  | { readonly act: 'assign'; readonly to: { readonly operator: string; readonly until: Moment } }
  | { readonly act: 'close'; readonly alsoHeld: boolean };

export interface Who {
  readonly supervisor: string;
  readonly reason: string;
}

function changed(task: Task, act: Act, policy: Policy, now: Moment): Task | undefined {
  switch (act.act) {
    case 'force-release':
      return forceReleased(task, policy, now);
    case 'move':
      return moved(task, act.to, policy, now);
    case 'assign':
      return assigned(task, act.to, policy, now);
    case 'close':
      return !act.alsoHeld && isClaimed(task, now) ? undefined : closed(task, policy, now);
  }
}

/** A task that was closed without a call is counted closed once, by an item that only one close of it can write. */
function closingWrites({ caseFiles }: Steering, before: Task, after: Task, { supervisor }: Who, now: Moment) {
  if (after.state !== 'closed') return [];
  const { personId, openedBy, reasons } = before;
  const item = {
    personId,
    by: supervisor,
    reasons: Object.keys(reasons),
    recordedAt: now,
    ledger: closedOnce(openedBy),
  };
  return [put(caseFiles, { ...item, ...keys.closing(personId, after.version) }, 'absent')];
}

/**
 * Does one thing with one task, in one commit with who did it and why.
 *
 * @param isMeant looks at the task as it is now: others may have changed it since it was selected
 */
export async function actOn(
  steering: Steering,
  personId: string,
  act: Act,
  who: Who,
  isMeant: (task: Task) => boolean = () => true,
): Promise<'done' | 'unchanged' | 'no-such-task'> {
  const { client, callQueue, audit, policy, clock, pause } = steering;
  const queue = { client, table: callQueue };
  const { answer, taken } = await untilFresh(pause, async () => {
    const task = await readTask(queue, personId);
    if (task === undefined) return { answer: 'no-such-task' as const };
    const now = clock();
    const next = isMeant(task) ? changed(task, act, policy, now) : undefined;
    if (next === undefined) return { answer: 'unchanged' as const };
    await writeTogether(client, [
      taskWrite(callQueue, task, next),
      ...closingWrites(steering, task, next, who, now),
      auditWrite(audit, {
        personId,
        at: now,
        actor: who.supervisor,
        role: 'supervisor',
        act: `${act.act}-task`,
        purpose: who.reason,
        epoch: next.epoch,
        fields: [],
      }),
    ]);
    return { answer: 'done' as const, taken: next.epoch === task.epoch ? undefined : task };
  });
  const { holder, epoch } = taken ?? {};
  if (holder !== undefined && epoch !== undefined)
    await changeSeat(queue, holder, (seat) => seatTaken(seat, { personId, epoch }, clock()));
  return answer;
}
