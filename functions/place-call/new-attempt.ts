import type { PlaceRequest } from '../../shared/api/place.ts';
import { type Refused, refuse, refuseField } from '../../shared/api/problem.ts';
import { dialled } from '../../shared/domain/calls/dial.ts';
import { whyNotRing } from '../../shared/domain/calls/may-ring.ts';
import { type Calls, leaveCall, type OneCall, rungBy, takeLine } from '../../shared/domain/calls/phone-line.ts';
import type { Task } from '../../shared/domain/calls/task.ts';
import { isPractice } from '../../shared/domain/desk/practice.ts';
import { isDead } from '../../shared/domain/people/phones.ts';
import { phoneTag } from '../../shared/runtime/ids.ts';
import { ringableNumbers } from '../../shared/runtime/ringable-numbers.ts';
import { placedWrite } from '../../shared/storage/attempts.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { taskWrite } from '../../shared/storage/call-queue.ts';
import { leaveToDial } from '../../shared/storage/carrier.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { lineOfNumber, type PhoneLine, phoneLineWrites, readPhoneLine } from '../../shared/storage/phone-lines.ts';
import { type Profile, readProfile } from '../../shared/storage/profiles.ts';
import type { Desk, Placed } from './desk.ts';
import { shownAttempt } from './shown-attempt.ts';
import { linked, startCall } from './start-call.ts';

/** What is about to be placed. */
interface Order {
  readonly operator: string;
  readonly task: Task;
  readonly request: PlaceRequest;
  readonly profile: Profile;
  readonly e164: string;
  /** Given with mode `connect`: the operator as the dialer knows them. */
  readonly agent: string | undefined;
}

/** A phone of the person, by its tag. */
export function phoneOf(profile: Profile, { phone, mode }: PlaceRequest): { readonly e164: string } | Refused {
  const known = profile.identity.phones.find(
    ({ e164 }) => e164 !== undefined && phoneTag(profile.personId, e164) === phone,
  );
  if (known?.e164 === undefined) return refuseField('phone', 'not-their-phone');
  if (isDead(known)) return refuseField('phone', 'dead-phone');
  return mode === 'connect' && known.byHand === true ? refuse('not-dialable') : { e164: known.e164 };
}

/** Whether it may not be rung now, however it is dialled. */
function forbidden({ personId, identity }: Profile, task: Task, phone: string, desk: Desk): Refused | undefined {
  const number = ringableNumbers(personId, identity).find(({ id }) => id === phone);
  const why = number && whyNotRing(task, number, desk.policy, desk.clock());
  if (why === undefined) return undefined;
  return why === 'number-dead' ? refuseField('phone', 'dead-phone') : refuse(why);
}

/** Writes the attempt and takes the line, then rings; says so where somebody else has the line. */
export async function newAttempt(
  desk: Desk,
  operator: string,
  task: Task,
  request: PlaceRequest,
): Promise<Placed | Refused | 'line-busy'> {
  const profile = await readProfile({ client: desk.client, table: desk.people }, task.personId);
  if (profile === undefined) throw new Error('A task is held whose person is not there.');
  // Nobody made up is dialled, by whichever way.
  const madeUp = isPractice(task.personId);
  if (madeUp && request.mode !== 'manual') return refuse('not-dialable');
  const phone = phoneOf(profile, request);
  if ('refused' in phone) return phone;
  const not = madeUp ? undefined : forbidden(profile, task, request.phone, desk);
  if (not !== undefined) return not;
  const isDialled = request.mode === 'connect';
  if (isDialled && desk.dialer === undefined) return refuse('no-dialer');
  const agent = isDialled ? await desk.agentOf(operator) : undefined;
  if (isDialled && agent === undefined) return refuse('no-agent');
  return take(desk, { operator, task, request, profile, e164: phone.e164, agent });
}

async function take(desk: Desk, order: Order): Promise<Placed | Refused | 'line-busy'> {
  const { operator, task, request } = order;
  const { telephony } = desk.policy;
  const at = desk.clock();
  const line = lineOfNumber(desk.macs, order.e164);
  const phoneLine = await readPhoneLine({ client: desk.client, table: desk.callQueue }, line);
  const call = {
    personId: task.personId,
    ordinal: request.attempt,
    operator,
    epoch: task.epoch,
    mode: request.mode,
    at,
    lookAt: rungBy(at, telephony),
  };
  const { dialling } = task;
  const last = { personId: task.personId, ordinal: dialling?.ordinal ?? 0 };
  const known = dialling?.left !== undefined ? leaveCall(phoneLine.calls, last) : phoneLine.calls;
  const taken = takeLine(known, call, telephony, at);
  if (taken.take === 'busy') return 'line-busy';
  if (taken.take === 'still-ringing') return refuse('still-ringing');
  const rings = request.mode === 'connect' && taken.take === 'ring';
  if (rings) {
    const leave = await leaveToDial({ ...desk, table: desk.callQueue }, telephony, at);
    if (leave.may === 'wait') return refuse(leave.because, { retryAfter: leave.waitMs / 1000 });
  }
  const within = taken.take === 'share' ? taken.within : undefined;
  await write(desk, order, { phoneLine, calls: taken.calls, within }, at);
  const { personId, epoch } = task;
  const which = { personId, ordinal: request.attempt };
  const { e164, agent } = order;
  if (rings && agent !== undefined)
    return startCall(desk, {
      ...which,
      operator,
      epoch,
      e164,
      agent,
      language: order.profile.identity.language,
      starts: 1,
    });
  if (request.mode === 'browser' && request.contactId !== undefined) await linked(desk, which, line, request.contactId);
  return shownAttempt(desk, 'placed', which, request.mode === 'connect' ? undefined : e164);
}

interface Line {
  readonly phoneLine: PhoneLine;
  readonly calls: Calls;
  readonly within: OneCall | undefined;
}

async function write(desk: Desk, { operator, task, request }: Order, line: Line, at: string): Promise<void> {
  const { personId, epoch } = task;
  const { attempt: ordinal, phone, mode } = request;
  const dialling = { ordinal, epoch, phone, mode, at, line: line.phoneLine.line };
  const attempt = { personId, ordinal, epoch, operator, mode, phone, placedAt: at, recordedAt: at };
  await writeTogether(desk.client, [
    taskWrite(desk.callQueue, task, dialled(task, dialling)),
    placedWrite(desk.caseFiles, { ...attempt, within: line.within }),
    ...phoneLineWrites(desk.callQueue, line.phoneLine, line.calls),
    auditWrite(desk.audit, {
      personId,
      at,
      actor: operator,
      role: 'operator',
      act: 'place-call',
      purpose: 'call',
      epoch,
      fields: ['phones'],
    }),
  ]);
}
