import type { HouseholdResponse, TakeHouseholdResponse } from '../../shared/api/household.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { admission } from '../../shared/desk/admission.ts';
import { type ClaimDesk, queueOf } from '../../shared/desk/claim-desk.ts';
import { showTask } from '../../shared/desk/show-task.ts';
import { takeNow } from '../../shared/domain/calls/claim.ts';
import { stillOnTheLine, waitsWith } from '../../shared/domain/calls/household.ts';
import { seatHolding } from '../../shared/domain/calls/seat.ts';
import { isClaimed, type Task } from '../../shared/domain/calls/task.ts';
import { onShift } from '../../shared/domain/desk/staff.ts';
import { isDead } from '../../shared/domain/people/phones.ts';
import type { LookupMacs } from '../../shared/runtime/lookup-keys.ts';
import { readAttempts } from '../../shared/storage/attempts.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { idsByPhone } from '../../shared/storage/lookups.ts';
import { type Profile, readProfile } from '../../shared/storage/profiles.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import { readSeat, seatWrite } from '../../shared/storage/seats.ts';

export interface Desk extends ClaimDesk {
  readonly caseFiles: string;
  readonly macs: LookupMacs;
}

/** How many others wait on the numbers of the person whom this operator has on the line. */
export async function countHousehold(
  desk: Desk,
  operator: string,
  personId: string,
): Promise<HouseholdResponse | Refused> {
  if (!(await hasOnTheLine(desk, operator, personId))) return refuse('not-on-the-line');
  return { waiting: (await household(desk, operator, personId)).length };
}

/** Holds the next of them, once the call before is finished. */
export async function takeHousehold(
  desk: Desk,
  operator: string,
  personId: string,
): Promise<TakeHouseholdResponse | Refused> {
  if (!(await hasOnTheLine(desk, operator, personId))) return refuse('not-on-the-line');
  if (!onShift(await desk.staff(operator), desk.clock())) return refuse('off-shift');
  for (const { task: seen } of await household(desk, operator, personId)) {
    const taken = await untilFresh(desk.pause, () => take(desk, operator, seen.personId));
    if (taken === undefined) continue;
    if ('refused' in taken) return taken;
    return {
      task: await showTask(desk, operator, taken.task, 'they share the phone of your last call', taken.profile),
    };
  }
  return { task: null };
}

/** They hold this person, or have just finished their call: nobody else is told who shares a number. */
async function hasOnTheLine(desk: Desk, operator: string, personId: string): Promise<boolean> {
  const now = desk.clock();
  const task = await readTask(queueOf(desk), personId);
  if (task === undefined) return false;
  if (isClaimed(task, now)) return task.holder === operator;
  const attempts = await readAttempts({ client: desk.client, table: desk.caseFiles }, personId);
  const last = attempts.at(-1);
  return last?.operator === operator && last.state === 'done' && stillOnTheLine(last.recordedAt, now);
}

interface Waiting {
  readonly task: Task;
  readonly profile: Profile;
}

/** Who else is to be called on these numbers, the most urgent first. */
async function household(desk: Desk, operator: string, personId: string): Promise<Waiting[]> {
  const people = { client: desk.client, table: desk.people };
  const profile = await readProfile(people, personId);
  const numbers = (profile?.identity.phones ?? []).flatMap((phone) =>
    phone.e164 === undefined || isDead(phone) ? [] : [phone.e164],
  );
  const found = await Promise.all(numbers.map((e164) => idsByPhone({ ...people, macs: desk.macs }, e164)));
  const others = [...new Set(found.flat())].filter((id) => id !== personId && id !== profile?.personId);
  const [staff, now] = [await desk.staff(operator), desk.clock()];
  const waiting = await Promise.all(
    others.map(async (id) => {
      const task = await readTask(queueOf(desk), id);
      if (task === undefined || !waitsWith(task, staff, desk.policy, now)) return [];
      const other = await readProfile(people, id, 'eventual');
      return other === undefined || admission(task, other, desk.policy, now) ? [] : [{ task, profile: other }];
    }),
  );
  return waiting
    .flat()
    .sort(({ task: { place: a } }, { task: { place: b } }) =>
      a === undefined || b === undefined ? 0 : a.band - b.band || a.availableAt.localeCompare(b.availableAt),
    );
}

/** Undefined where somebody else was quicker. */
async function take(desk: Desk, operator: string, personId: string): Promise<Waiting | Refused | undefined> {
  const now = desk.clock();
  const [task, seat, profile, staff] = await Promise.all([
    readTask(queueOf(desk), personId),
    readSeat(queueOf(desk), operator, 'consistent'),
    readProfile({ client: desk.client, table: desk.people }, personId, 'eventual'),
    desk.staff(operator),
  ]);
  if (seat?.stoppedAt !== undefined) return refuse('too-many-releases');
  const held = seat?.hold && (await readTask(queueOf(desk), seat.hold.personId));
  if (held?.holder === operator && isClaimed(held, now)) return refuse('holds-another');
  if (task === undefined || profile === undefined || !waitsWith(task, staff, desk.policy, now)) return undefined;
  const next = takeNow(task, operator, desk.policy, now);
  if (next?.claimedUntil === undefined) return undefined;
  const hold = { personId, epoch: next.epoch, until: next.claimedUntil };
  await writeTogether(desk.client, [
    taskWrite(desk.callQueue, task, next),
    seatWrite(desk.callQueue, seat, seatHolding(seat, operator, hold, now)),
  ]);
  return { task: next, profile };
}
