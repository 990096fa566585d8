import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { CloseAlertRequest, CloseAlertResponse } from '../../shared/api/emergency.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { alertClosedWrites, readAlert, readAlertId, readClosedAlert } from '../../shared/storage/alerts.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { put, writeTogether } from '../../shared/storage/dynamo.ts';
import { keys } from '../../shared/storage/keys.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';

export interface Closing {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly callQueue: string;
  readonly audit: string;
  readonly clock: Clock;
  readonly pause: Pause;
}

/**
 * Says that a call for help was dealt with. Until then it stays on the board, however old it is; two supervisors who close
 * it at once close it once, and the second is told who did.
 */
export async function closeAlert(
  { client, people, callQueue, audit, clock, pause }: Closing,
  supervisor: string,
  id: string,
  { note }: CloseAlertRequest,
): Promise<CloseAlertResponse | Refused> {
  const named = readAlertId(id);
  if (named === undefined) return refuse('no-such-alert');
  const queue = { client, table: callQueue };
  return untilFresh(pause, async () => {
    const alert = await readAlert(queue, named);
    if (alert === undefined) {
      const closed = await readClosedAlert(queue, named);
      if (closed === undefined) return refuse('no-such-alert');
      return { status: 'already-closed' as const, by: closed.closedBy, at: closed.closedAt };
    }
    const at = clock();
    const { personId, epoch } = alert;
    await writeTogether(client, [
      ...alertClosedWrites(callQueue, alert, supervisor, at),
      put(people, { supervisor, note, recordedAt: at, ...keys.emergencyClosedNote(personId, epoch, at) }, 'none'),
      auditWrite(audit, {
        ...{ personId, at, actor: supervisor, role: 'supervisor', act: 'close-alert', purpose: 'emergency', epoch },
        fields: ['note'],
      }),
    ]);
    return { status: 'closed' as const, by: supervisor, at };
  });
}
