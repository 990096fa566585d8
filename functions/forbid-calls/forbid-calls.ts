import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DoNotCallRequest, DoNotCallResponse } from '../../shared/api/do-not-call.ts';
import { type Refused, refuse, refuseField } from '../../shared/api/problem.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import { withWord } from '../../shared/domain/people/do-not-call.ts';
import { mustNotBeCalled } from '../../shared/domain/people/told-identity.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { phoneTag } from '../../shared/runtime/ids.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { servableWrites } from '../../shared/storage/call-queue.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { readProfile, standingWrites } from '../../shared/storage/profiles.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';

export interface Supervision {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly callQueue: string;
  readonly audit: string;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

/**
 * Says that a person, or one of their phones, must not be called, or may be again; the open task moves to where it
 * belongs in the same commit. A call that runs is not cut off: whoever holds it is refused at the next dial.
 */
export async function forbidCalls(
  desk: Supervision,
  supervisor: string,
  personId: string,
  { phone, calls, reason }: DoNotCallRequest,
): Promise<DoNotCallResponse | Refused> {
  const { client, people } = desk;
  return untilFresh(desk.pause, async () => {
    const profile = await readProfile({ client, table: people }, personId);
    if (profile === undefined) return refuse('no-such-person');
    const isMeant = (e164: string | undefined) => e164 !== undefined && phoneTag(personId, e164) === phone;
    if (phone !== undefined && !profile.identity.phones.some(({ e164 }) => isMeant(e164)))
      return refuseField('phone', 'not-their-phone');
    const at = desk.clock();
    const word = { calls, at, by: supervisor, reason };
    const identity = withWord(profile.identity, word, phone === undefined ? undefined : isMeant);
    const answer = { mustNotBeCalled: mustNotBeCalled(identity) };
    if (identity === profile.identity) return { status: 'already-so', ...answer };
    await writeTogether(client, [
      ...standingWrites(people, profile, identity, at),
      ...(await servableWrites(desk, personId, identity, at)),
      auditWrite(desk.audit, {
        personId,
        at,
        actor: supervisor,
        role: 'supervisor',
        act: calls === 'forbidden' ? 'forbid-calls' : 'allow-calls',
        purpose: reason,
        epoch: profile.version,
        fields: [phone === undefined ? 'doNotCall' : 'phones'],
      }),
    ]);
    return { status: 'changed', ...answer };
  });
}
