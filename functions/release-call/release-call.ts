import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { refusalOf, release } from '../../shared/domain/calls/claim.ts';
import { seatReleased, seatVacated } from '../../shared/domain/calls/seat.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import { isPractice } from '../../shared/domain/desk/practice.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { getItem, put, writeTogether } from '../../shared/storage/dynamo.ts';
import { keys } from '../../shared/storage/keys.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';
import { changeSeat } from '../../shared/storage/seats.ts';

export interface Releasing {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly callQueue: string;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** An operator's own words may name somebody, so they are kept with identities. */
const Note = z.object({ operator: z.string() });

/** Gives a task back to its line, with the reason; it is not offered to this operator again that day. */
export async function releaseCall(
  { client, people, callQueue, policy, clock, pause }: Releasing,
  operator: string,
  personId: string,
  { epoch, reason }: { readonly epoch: number; readonly reason: string },
): Promise<{ status: 'released' | 'already-released' } | Refused> {
  const queue = { client, table: callQueue };
  const answer = await untilFresh(pause, async () => {
    const task = await readTask(queue, personId);
    const refusal = refusalOf(task, operator, epoch);
    if (task === undefined) return refuse('no-such-task');
    if (refusal !== undefined) {
      const note = z.safeParse(Note, await getItem(client, people, keys.releaseNote(personId, epoch)));
      return note.success && note.data.operator === operator
        ? { status: 'already-released' as const }
        : refuse(refusal);
    }
    const at = clock();
    // Why somebody stopped practising is nothing to tell the next one.
    const words = isPractice(personId) ? {} : { reason };
    await writeTogether(client, [
      taskWrite(callQueue, task, release(task, operator, policy, at)),
      put(people, { operator, ...words, epoch, recordedAt: at, ...keys.releaseNote(personId, epoch) }, 'none'),
    ]);
    return { status: 'released' as const };
  });
  if (!('refused' in answer) && answer.status === 'released') {
    const now = clock();
    // Whoever stops practising harvests no records.
    await changeSeat(queue, operator, (seat) =>
      isPractice(personId)
        ? seatVacated(seat, { personId, epoch }, now)
        : seatReleased(seat, { operator, personId, epoch }, policy, now),
    );
  }
  return answer;
}
