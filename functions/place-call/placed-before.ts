import type { PlaceRequest } from '../../shared/api/place.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { isClaimed, type Task } from '../../shared/domain/calls/task.ts';
import { type Attempt, readAttempt } from '../../shared/storage/attempts.ts';
import { audit } from '../../shared/storage/audit.ts';
import { leaveToDial } from '../../shared/storage/carrier.ts';
import { lineOfNumber } from '../../shared/storage/phone-lines.ts';
import { readProfile } from '../../shared/storage/profiles.ts';
import type { Desk, Placed } from './desk.ts';
import { phoneOf } from './new-attempt.ts';
import { shownAttempt } from './shown-attempt.ts';
import { linked, startCall } from './start-call.ts';

export const wrongOrdinal = ({ attempts }: Task): Refused =>
  refuse('invalid-fields', { fields: [{ field: 'attempt', problem: `the next attempt is ${attempts + 1}` }] });

/** The attempt of an ordinal that came before: the same again rings nobody again. */
export async function placedBefore(
  desk: Desk,
  operator: string,
  task: Task,
  request: PlaceRequest,
): Promise<Placed | Refused> {
  const { personId, epoch } = task;
  const attempt = await readAttempt({ client: desk.client, table: desk.caseFiles }, personId, request.attempt);
  if (attempt === undefined || attempt.operator !== operator || attempt.epoch !== epoch || attempt.mode === undefined)
    return wrongOrdinal(task);
  if (attempt.mode !== request.mode || attempt.phone !== request.phone)
    return refuse('invalid-fields', {
      fields: [{ field: 'attempt', problem: 'it was placed on another phone, or in another way' }],
    });
  if (attempt.state === 'done') return shownAttempt(desk, 'already-placed', attempt, undefined);
  const profile = await readProfile({ client: desk.client, table: desk.people }, personId);
  if (profile === undefined) return wrongOrdinal(task);
  const phone = phoneOf(profile, request);
  if ('refused' in phone) return phone;
  if (request.mode === 'connect')
    return mayStillStart(attempt, task, desk.clock())
      ? startAgain(desk, operator, task, request, { e164: phone.e164, language: profile.identity.language })
      : shownAttempt(desk, 'already-placed', attempt, undefined);
  if (request.mode === 'browser' && request.contactId !== undefined && attempt.contactId === undefined)
    await linked(desk, attempt, lineOfNumber(desk.macs, phone.e164), request.contactId);
  const entry = { personId, at: desk.clock(), actor: operator, role: 'operator', act: 'place-call', purpose: 'call' };
  await audit(desk.client, desk.audit, { ...entry, epoch, fields: ['phones'] });
  return shownAttempt(desk, 'already-placed', attempt, phone.e164);
}

/** Nobody knows whether it was placed: the carrier does, by the token. */
const mayStillStart = ({ contactId, within }: Attempt, task: Task, now: string): boolean =>
  contactId === undefined && within === undefined && isClaimed(task, now);

async function startAgain(
  desk: Desk,
  operator: string,
  { personId, epoch }: Task,
  { attempt: ordinal }: PlaceRequest,
  person: { readonly e164: string; readonly language: string | undefined },
): Promise<Placed | Refused> {
  const agent = await desk.agentOf(operator);
  if (agent === undefined) return refuse('no-agent');
  const { telephony } = desk.policy;
  const leave = await leaveToDial({ ...desk, table: desk.callQueue }, telephony, desk.clock());
  if (leave.may === 'wait') return refuse(leave.because, { retryAfter: leave.waitMs / 1000 });
  return startCall(desk, { personId, ordinal, operator, epoch, agent, ...person, status: 'already-placed' });
}
