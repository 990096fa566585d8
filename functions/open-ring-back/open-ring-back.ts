import type { RingBackRequest, RingBackResponse } from '../../shared/api/passing-on.ts';
import { type Refused, refuse, refuseField } from '../../shared/api/problem.ts';
import { type ClaimDesk, queueOf } from '../../shared/desk/claim-desk.ts';
import { showTask } from '../../shared/desk/show-task.ts';
import { takeNow } from '../../shared/domain/calls/claim.ts';
import { ringBackReason } from '../../shared/domain/calls/reasons.ts';
import { seatHolding } from '../../shared/domain/calls/seat.ts';
import { isClaimed, type Task } from '../../shared/domain/calls/task.ts';
import { editing, withReason } from '../../shared/domain/calls/task-edit.ts';
import { plus, taken } from '../../shared/domain/cases/ledger.ts';
import { onShift } from '../../shared/domain/desk/staff.ts';
import type { ReadPhone } from '../../shared/domain/people/phones.ts';
import type { LookupMacs } from '../../shared/runtime/lookup-keys.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { put, writeTogether } from '../../shared/storage/dynamo.ts';
import { keys } from '../../shared/storage/keys.ts';
import { findByPhone } from '../../shared/storage/lookups.ts';
import type { Profile } from '../../shared/storage/profiles.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import { readSeat, seatWrite } from '../../shared/storage/seats.ts';

/** Tables and everything else that a ring-back rests on; built once by the handler. */
export interface Desk extends ClaimDesk {
  readonly caseFiles: string;
  readonly macs: LookupMacs;
  readonly readPhone: ReadPhone;
}

/**
 * Somebody rings us back: they are found by their number, and their task is opened for whoever answered, whenever it is
 * due. Several people of one number are told apart by initials, until the operator has asked who is speaking.
 */
export async function openRingBack(
  desk: Desk,
  operator: string,
  { number, person }: RingBackRequest,
): Promise<RingBackResponse | Refused> {
  const e164 = desk.readPhone(number);
  if (e164 === undefined) return refuseField('number', 'number');
  if (!onShift(await desk.staff(operator), desk.clock())) return refuse('off-shift');
  const people = await findByPhone({ client: desk.client, table: desk.people, macs: desk.macs }, e164);
  const [only, ...others] = person === undefined ? people : people.filter(({ personId }) => personId === person);
  if (only === undefined) return refuse('nobody-by-number');
  if (others.length > 0) return choice(desk, operator, people);
  return open(desk, operator, only);
}

/** First letters: enough to tell apart who says their name, too little to learn it. */
const initials = ({ identity: { name } }: Profile): string =>
  [name.family, name.given, name.patronymic]
    .flatMap((each) => (each === undefined ? [] : [`${[...each][0] ?? ''}.`]))
    .join(' ') || `${[...(name.asWritten ?? '?')][0] ?? '?'}.`;

async function choice(desk: Desk, operator: string, people: readonly Profile[]): Promise<RingBackResponse> {
  const at = desk.clock();
  const seen = people.map(({ personId, version }) =>
    auditWrite(desk.audit, {
      personId,
      at,
      actor: operator,
      role: 'operator',
      act: 'find-by-number',
      purpose: 'ring-back',
      epoch: version,
      fields: ['initials'],
    }),
  );
  await writeTogether(desk.client, seen);
  return { choose: people.map((each) => ({ person: each.personId, name: initials(each) })) };
}

async function open(desk: Desk, operator: string, profile: Profile): Promise<RingBackResponse | Refused> {
  const { personId } = profile;
  const held = await untilFresh(desk.pause, async (): Promise<Task | Refused> => {
    const now = desk.clock();
    const [task, seat] = await Promise.all([
      readTask(queueOf(desk), personId),
      readSeat(queueOf(desk), operator, 'consistent'),
    ]);
    if (task === undefined) return refuse('nobody-by-number');
    if (isClaimed(task, now)) return task.holder === operator ? task : refuse('held-by-another');
    if (seat?.hold !== undefined && seat.hold.personId !== personId) {
      const other = await readTask(queueOf(desk), seat.hold.personId);
      if (other?.holder === operator && isClaimed(other, now)) return refuse('holds-another');
    }
    const due = Object.values(task.reasons).some((reason) => reason.due <= now);
    const reason = { ...ringBackReason(now, Object.values(task.reasons)[0]?.disease ?? 'unspecified'), due: now };
    // Nothing is due, so nothing would be asked: what they ring about is a reason of its own.
    const edit = due ? editing(task) : withReason(editing(task), reason, 'follow-up', desk.policy, now);
    const next = takeNow(edit.task, operator, desk.policy, now);
    if (next?.claimedUntil === undefined) return refuse('held-by-another');
    const hold = { personId, epoch: next.epoch, until: next.claimedUntil };
    const ledger = due ? {} : plus(taken('follow-up'), edit.ledger);
    await writeTogether(desk.client, [
      taskWrite(desk.callQueue, task, next),
      seatWrite(desk.callQueue, seat, seatHolding(seat, operator, hold, now)),
      put(desk.caseFiles, { operator, recordedAt: now, ledger, ...keys.ringBack(personId, now, operator) }, 'absent'),
    ]);
    return next;
  });
  if ('refused' in held) return held;
  return { task: await showTask(desk, operator, held, 'they rang back', profile) };
}
