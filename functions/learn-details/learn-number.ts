import type { NumberRequest, NumberResponse } from '../../shared/api/details.ts';
import { type Refused, refuse, refuseField } from '../../shared/api/problem.ts';
import { learnedWrites, withTold } from '../../shared/desk/learn-person.ts';
import { refusalOf } from '../../shared/domain/calls/claim.ts';
import { withNumber } from '../../shared/domain/calls/number-wanted.ts';
import { servable, type Task } from '../../shared/domain/calls/task.ts';
import { namedIn } from '../../shared/domain/cases/exposure.ts';
import { isDead } from '../../shared/domain/people/phones.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { readTask, taskCheck, taskWrite } from '../../shared/storage/call-queue.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { readNamings } from '../../shared/storage/exposures.ts';
import { numberAskedWrite } from '../../shared/storage/numbers-asked.ts';
import { readProfile } from '../../shared/storage/profiles.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import type { Desk } from './learn-details.ts';

/**
 * Keeps what somebody said who was asked for another number of a person they named. The number is that person's from
 * then on, and brings them back among those who are called. Whoever asks is told nothing of them.
 */
export async function learnNumber(
  desk: Desk,
  operator: string,
  personId: string,
  { epoch, wanted, phones }: NumberRequest,
): Promise<NumberResponse | Refused> {
  const { client, people, caseFiles, callQueue, policy } = desk;
  return untilFresh(desk.pause, async () => {
    const held = await readTask({ client, table: callQueue }, personId);
    const refusal = refusalOf(held, operator, epoch);
    if (refusal !== undefined || held === undefined) return refuse(refusal ?? 'no-such-task');
    const naming = await namingOf(desk, held, wanted);
    if (naming === undefined) return refuse('not-wanted');
    const at = desk.clock();
    const asked = { exposureId: wanted, knew: phones !== undefined, operator, recordedAt: at };
    const noted = numberAskedWrite(caseFiles, naming.namer, asked);
    if (phones === undefined) {
      await writeTogether(client, [taskCheck(callQueue, held), noted]);
      return { status: 'recorded' };
    }
    const profile = await readProfile({ client, table: people }, naming.named);
    if (profile === undefined) throw new Error('Somebody was named whose record is not there.');
    const identity = withTold(profile.identity, { phones }, desk.readPhone, 'named');
    const news = identity.phones.filter((phone) => !profile.identity.phones.includes(phone));
    if (identity === profile.identity) return { status: 'already-known' };
    if (news.every(isDead)) return refuseField('phones', 'no-number');
    const task = await readTask({ client, table: callQueue }, profile.personId);
    const next = task && withNumber(task, servable(identity, policy), policy, at);
    await writeTogether(client, [
      taskCheck(callQueue, held),
      noted,
      ...(task === undefined || next === undefined || next === task ? [] : [taskWrite(callQueue, task, next)]),
      ...(await learnedWrites(desk, profile, identity, at)),
      auditWrite(desk.audit, {
        ...{ personId: profile.personId, at, actor: operator, role: 'operator', act: 'learn-number', epoch },
        ...{ purpose: 'ask-for-number', fields: ['phones'] },
      }),
    ]);
    return { status: 'recorded' };
  });
}

/** Whom the person who is held named so, under whichever of their ids. */
async function namingOf({ client, caseFiles }: Desk, { personId, alsoKnownAs = [] }: Task, exposureId: string) {
  for (const namer of [personId, ...alsoKnownAs]) {
    const named = await readNamings({ client, table: caseFiles }, namer);
    const exposure = named.find((each) => each.exposureId === exposureId && each.state === 'stands');
    if (exposure !== undefined) return { namer, named: namedIn(exposure) };
  }
  return undefined;
}
