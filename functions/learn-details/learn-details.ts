import type { DetailsRequest, DetailsResponse } from '../../shared/api/details.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { type LearningDesk, learnedWrites, withTold } from '../../shared/desk/learn-person.ts';
import { phonesShown } from '../../shared/desk/show-phones.ts';
import { refusalOf } from '../../shared/domain/calls/claim.ts';
import { servable, setServable } from '../../shared/domain/calls/task.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { readTask, taskCheck, taskWrite } from '../../shared/storage/call-queue.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { readProfile } from '../../shared/storage/profiles.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';

export interface Desk extends LearningDesk {
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly audit: string;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

/**
 * Keeps what a person tells of themselves while they are on the phone, at once: a line that drops a moment later loses
 * nothing. Only whoever holds them may; what was known already changes nothing, so a repetition does no harm.
 */
export async function learnDetails(
  desk: Desk,
  operator: string,
  personId: string,
  { epoch, ...told }: DetailsRequest,
): Promise<DetailsResponse | Refused> {
  const { client, people, callQueue, policy } = desk;
  return untilFresh(desk.pause, async () => {
    const task = await readTask({ client, table: callQueue }, personId);
    const refusal = refusalOf(task, operator, epoch);
    if (refusal !== undefined || task === undefined) return refuse(refusal ?? 'no-such-task');
    const profile = await readProfile({ client, table: people }, personId);
    if (profile === undefined) throw new Error('A task is held whose person is not there.');
    const identity = withTold(profile.identity, told, desk.readPhone, 'told');
    const phones = phonesShown({ ...profile, identity }, task);
    if (identity === profile.identity) return { status: 'already-known', phones };
    const at = desk.clock();
    const next = setServable(task, servable(identity, policy), policy, at);
    await writeTogether(client, [
      next === task ? taskCheck(callQueue, task) : taskWrite(callQueue, task, next),
      ...(await learnedWrites(desk, profile, identity, at)),
      auditWrite(desk.audit, {
        ...{ personId, at, actor: operator, role: 'operator', act: 'learn-details', purpose: 'call', epoch },
        fields: Object.keys(told),
      }),
    ]);
    return { status: 'recorded', phones };
  });
}
