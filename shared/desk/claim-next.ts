import type { ClaimResponse } from '../api/calls.ts';
import { type Refused, refuse } from '../api/problem.ts';
import { claimEnd, notFor } from '../domain/calls/claim.ts';
import { type Hold, type Seat, seatHolding } from '../domain/calls/seat.ts';
import { isClaimed, type Task } from '../domain/calls/task.ts';
import { onShift } from '../domain/desk/staff.ts';
import { readTask, takeTask } from '../storage/call-queue.ts';
import { type Profile, readProfile } from '../storage/profiles.ts';
import { readSeat, saveSeat } from '../storage/seats.ts';
import { admission } from './admission.ts';
import { type ClaimDesk, queueOf } from './claim-desk.ts';
import { findDue, type Offer } from './find-due.ts';
import { giveBack } from './give-back.ts';
import { showTask } from './show-task.ts';

export type Claimed = { readonly body: ClaimResponse; readonly operation: 'claimed' | 'held' | 'idle' };

/** What an operator has in hand now; nothing of it was shown yet. */
export interface InHand {
  readonly operation: 'claimed' | 'held';
  readonly task: Task;
  readonly because: string;
  /** Absent where nobody had to be looked at. */
  readonly profile: Profile | undefined;
}

/** Nothing is due; where an open task will be, when. */
interface Idle {
  readonly operation: 'idle';
  readonly next: string | undefined;
}

/** Rounds in which every candidate was taken by somebody else before the caller is told to ask again. */
const rounds = 6;
/** Tasks that may turn out, once taken, to be for nobody now before the caller is told to ask again. */
const turnedAwayAtMost = 5;

/**
 * Gives an operator the next task of their work lists and shows it; one who holds a task is given that one again.
 *
 * @param first a task to try before the line: its person is still in the operator's ear
 */
export async function claimNext(desk: ClaimDesk, operator: string, first?: Offer): Promise<Claimed | Refused> {
  const found = await takeNext(desk, operator, { first });
  if ('refused' in found) return found;
  if (found.operation === 'idle') return { body: idleBody(found), operation: 'idle' };
  const task = await showTask(desk, operator, found.task, found.because, found.profile);
  return { body: { task }, operation: found.operation };
}

export const idleBody = ({ next }: Idle): ClaimResponse => ({
  task: null,
  ...(next === undefined ? {} : { askAgainAt: next }),
});

interface Asking {
  readonly first?: Offer | undefined;
  /** The operator's seat, where it is about to be known. */
  readonly seat?: Promise<Seat | undefined>;
}

/** The next task in the operator's hand, without anything of its person being shown. */
export async function takeNext(
  desk: ClaimDesk,
  operator: string,
  { first, seat: leaving }: Asking,
): Promise<InHand | Idle | Refused> {
  const staff = await desk.staff(operator);
  let turnedAway = 0;
  for (let round = 1; round <= rounds; round++) {
    const mayTake = onShift(staff, desk.clock());
    // Neither waits for the other: whose seat is free, and that is nearly all, is waited for once.
    const [seat, found] = await Promise.all([
      round === 1 && leaving ? leaving : readSeat(queueOf(desk), operator, round === 1 ? 'eventual' : 'consistent'),
      mayTake ? findDue(desk, staff, round) : undefined,
    ]);
    const held = seat?.hold && (await heldTask(desk, operator, seat.hold));
    if (held) return { operation: 'held', task: held, because: 'you hold it already', profile: undefined };
    if (seat?.stoppedAt !== undefined) return refuse('too-many-releases');
    if (found === undefined) return refuse('off-shift');
    const offers = [...(round === 1 && first ? [first] : []), ...found.offers];
    if (offers.length === 0) return { operation: 'idle', next: found.next };
    const taken = await takeOne(desk, operator, offers, seat);
    if (taken === 'turned-away' && ++turnedAway < turnedAwayAtMost) round -= 1;
    else if (typeof taken === 'object') return { operation: 'claimed', ...taken };
    await desk.pause(10 * 2 ** round);
  }
  return refuse('try-again');
}

/** The task has the last word on who holds it: the hold may be of a claim that ended. */
async function heldTask(desk: ClaimDesk, operator: string, hold: Hold): Promise<Task | undefined> {
  const task = await readTask(queueOf(desk), hold.personId);
  const mine = task?.holder === operator && task.epoch === hold.epoch && isClaimed(task, desk.clock());
  // One whose last reason was withdrawn during the call has no place any more: the next one is served.
  return mine && task.place !== undefined ? task : undefined;
}

interface Taken {
  readonly task: Task;
  readonly because: string;
  readonly profile: Profile | undefined;
}

async function takeOne(
  desk: ClaimDesk,
  operator: string,
  offers: readonly Offer[],
  seat: Seat | undefined,
): Promise<Taken | 'turned-away' | undefined> {
  for (const { seen, list, because } of offers) {
    const now = desk.clock();
    const until = claimEnd(list, desk.policy, now);
    const task = await takeTask(queueOf(desk), seen, { holder: operator, now, until, notFor: notFor(operator, now) });
    if (task === undefined) continue;
    const profile = await readProfile({ client: desk.client, table: desk.people }, task.personId, 'eventual');
    const refused = admission(task, profile, desk.policy, now);
    if (refused !== undefined) {
      await giveBack(desk, task, refused);
      return 'turned-away';
    }
    const { personId, epoch } = task;
    if (await saveSeat(queueOf(desk), seat, seatHolding(seat, operator, { personId, epoch, until }, now)))
      return { task, because, profile };
    // Another request of the same operator was quicker. Nobody was shown this task: it goes back as it was.
    await giveBack(desk, task);
    return undefined;
  }
  return undefined;
}
