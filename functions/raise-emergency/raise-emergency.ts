import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EmergencyRequest, EmergencyResponse } from '../../shared/api/emergency.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { refusalOf, renew } from '../../shared/domain/calls/claim.ts';
import { changeBand, type Task } from '../../shared/domain/calls/task.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { alertWrite } from '../../shared/storage/alerts.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { getItem, put, writeTogether } from '../../shared/storage/dynamo.ts';
import { keys } from '../../shared/storage/keys.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';

export interface Raising {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly callQueue: string;
  readonly audit: string;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** Served before everything else. */
const first = 0;

/**
 * Calls for help out of a call, which goes on: the claim is held for longer, a supervisor is told before anything else,
 * and should the call break off, the person is called again before anybody else.
 */
export async function raiseEmergency(
  { client, people, callQueue, audit, policy, clock, pause }: Raising,
  operator: string,
  personId: string,
  { epoch, what = 'other', note }: EmergencyRequest,
): Promise<EmergencyResponse | Refused> {
  return untilFresh(pause, async () => {
    const task = await readTask({ client, table: callQueue }, personId);
    const refusal = refusalOf(task, operator, epoch);
    if (refusal !== undefined || task === undefined) return refuse(refusal ?? 'no-such-task');
    const at = clock();
    const { claimedUntil = at, place } = task;
    if (await getItem(client, callQueue, keys.alert(personId, epoch)))
      return { status: 'already-raised' as const, claimedUntil };
    const raised = raise(task, policy, at);
    await writeTogether(client, [
      taskWrite(callQueue, task, raised),
      alertWrite(callQueue, {
        ...{ personId, epoch, operator, what, band: first, raisedAt: at },
        ...(place === undefined ? {} : { list: place.list }),
      }),
      put(people, { operator, epoch, what, note, recordedAt: at, ...keys.emergencyNote(personId, epoch) }, 'none'),
      auditWrite(audit, {
        ...{ personId, at, actor: operator, role: 'operator', act: 'raise-emergency', purpose: 'emergency', epoch },
        fields: note === undefined ? [] : ['note'],
      }),
    ]);
    return { status: 'raised' as const, claimedUntil: raised.claimedUntil ?? claimedUntil };
  });
}

/** Every reason first, and the claim held for longer; one that was withdrawn during the call only holds. */
function raise(task: Task, policy: Policy, now: string): Task {
  const urgent = Object.keys(task.reasons).reduce((so, reason) => changeBand(so, reason, first, policy, now), task);
  const next = renew(urgent, policy, now) ?? urgent;
  return { ...next, version: task.version + 1 };
}
