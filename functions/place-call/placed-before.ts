import type { PlaceRequest } from '../../shared/api/place.ts';
import { type Refused, refuse, refuseField } from '../../shared/api/problem.ts';
import { callOn, isKeptFor, type OneCall, rungBy, takeLine } from '../../shared/domain/calls/phone-line.ts';
import { isClaimed, type Task } from '../../shared/domain/calls/task.ts';
import { type Attempt, readAttempt } from '../../shared/storage/attempts.ts';
import { audit } from '../../shared/storage/audit.ts';
import { leaveToDial } from '../../shared/storage/carrier.ts';
import { lineOfNumber, readPhoneLine, savePhoneLine } from '../../shared/storage/phone-lines.ts';
import { readProfile } from '../../shared/storage/profiles.ts';
import type { Desk, Placed } from './desk.ts';
import { phoneOf } from './new-attempt.ts';
import { shownAttempt } from './shown-attempt.ts';
import { linked, startCall } from './start-call.ts';

export const wrongOrdinal = ({ attempts }: Task): Refused =>
  refuseField('attempt', 'next-attempt', { attempt: attempts + 1 });

/** The attempt of an ordinal that came before: the same again rings nobody again. */
export async function placedBefore(
  desk: Desk,
  operator: string,
  task: Task,
  request: PlaceRequest,
): Promise<Placed | Refused | 'line-busy'> {
  const { personId, epoch } = task;
  const attempt = await readAttempt({ client: desk.client, table: desk.caseFiles }, personId, request.attempt);
  if (attempt === undefined || attempt.operator !== operator || attempt.epoch !== epoch || attempt.mode === undefined)
    return wrongOrdinal(task);
  if (attempt.mode !== request.mode || attempt.phone !== request.phone)
    return refuseField('attempt', 'placed-otherwise');
  if (attempt.state === 'done') return shownAttempt(desk, 'already-placed', attempt, undefined);
  const profile = await readProfile({ client: desk.client, table: desk.people }, personId);
  if (profile === undefined) return wrongOrdinal(task);
  const phone = phoneOf(profile, request);
  if ('refused' in phone) return phone;
  if (request.mode === 'connect')
    return mayStillStart(attempt, task, desk.clock())
      ? startAgain(desk, operator, task, attempt, { e164: phone.e164, language: profile.identity.language })
      : shownAttempt(desk, 'already-placed', attempt, undefined);
  if (request.mode === 'browser' && request.contactId !== undefined && attempt.contactId === undefined)
    await linked(desk, attempt, lineOfNumber(desk.macs, phone.e164), request.contactId);
  // Once the number may be rung by others it is not shown again.
  if (!(await keepsLine(desk, attempt, phone.e164))) return shownAttempt(desk, 'already-placed', attempt, undefined);
  const entry = { personId, at: desk.clock(), actor: operator, role: 'operator', act: 'place-call', purpose: 'call' };
  await audit(desk.client, desk.audit, { ...entry, epoch, fields: ['phones'] });
  return shownAttempt(desk, 'already-placed', attempt, phone.e164);
}

/** Nobody knows whether it was placed: the carrier does, by the token. */
const mayStillStart = ({ contactId, within }: Attempt, task: Task, now: string): boolean =>
  contactId === undefined && within === undefined && isClaimed(task, now);

const lineOf = ({ client, callQueue, macs }: Desk, e164: string) =>
  readPhoneLine({ client, table: callQueue }, lineOfNumber(macs, e164));

async function keepsLine(desk: Desk, which: OneCall, e164: string): Promise<boolean> {
  const { calls } = await lineOf(desk, e164);
  return isKeptFor(calls, which, desk.policy.telephony, desk.clock());
}

/** Asks the carrier again for a call of which nobody knows whether it was placed: its number is kept anew before. */
async function startAgain(
  desk: Desk,
  operator: string,
  { personId, epoch }: Task,
  attempt: Attempt,
  person: { readonly e164: string; readonly language: string | undefined },
): Promise<Placed | Refused | 'line-busy'> {
  const { ordinal } = attempt;
  const agent = await desk.agentOf(operator);
  if (agent === undefined) return refuse('no-agent');
  const { telephony } = desk.policy;
  const at = desk.clock();
  const line = await lineOf(desk, person.e164);
  const known = callOn(line.calls, attempt);
  // Its outcome was found, or its end told, since it was read.
  if (known === undefined || known.ended === true) return shownAttempt(desk, 'already-placed', attempt, undefined);
  const starts = (known.starts ?? 1) + 1;
  const { until: _, ...call } = { ...known, starts, at, lookAt: rungBy(at, telephony) };
  const taken = takeLine(line.calls, call, telephony, at);
  if (taken.take === 'busy') return 'line-busy';
  if (taken.take !== 'ring') return refuse('still-ringing');
  const leave = await leaveToDial({ ...desk, table: desk.callQueue }, telephony, at);
  if (leave.may === 'wait') return refuse(leave.because, { retryAfter: leave.waitMs / 1000 });
  await savePhoneLine({ client: desk.client, table: desk.callQueue }, line, taken.calls);
  return startCall(desk, { personId, ordinal, operator, epoch, agent, ...person, starts });
}
