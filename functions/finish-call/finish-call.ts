import type { FinishRequest, FinishResponse } from '../../shared/api/finish.ts';
import { problemOf, type Refused, refuse, refuseField } from '../../shared/api/problem.ts';
import { practising, queueOf } from '../../shared/desk/claim-desk.ts';
import { idleBody, takeNext } from '../../shared/desk/claim-next.ts';
import { heldScreen } from '../../shared/desk/held-screen.ts';
import { showTask } from '../../shared/desk/show-task.ts';
import { refusalOf } from '../../shared/domain/calls/claim.ts';
import { consequences } from '../../shared/domain/calls/outcome.ts';
import { type Seat, seatFinished, seatVacated } from '../../shared/domain/calls/seat.ts';
import type { Task } from '../../shared/domain/calls/task.ts';
import { following } from '../../shared/domain/calls/what-follows.ts';
import { inUtc, plusMinutes } from '../../shared/domain/dates.ts';
import { isPractice } from '../../shared/domain/desk/practice.ts';
import { digestOf } from '../../shared/runtime/ids.ts';
import { type Attempt, readAttempts } from '../../shared/storage/attempts.ts';
import { readTask } from '../../shared/storage/call-queue.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { readProfile } from '../../shared/storage/profiles.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import { changeSeat } from '../../shared/storage/seats.ts';
import type { Desk } from './desk.ts';
import { keepLate } from './own-day.ts';
import { placedUnder } from './placed-attempt.ts';
import { wrongReferrals } from './referral-effects.ts';
import { tooLarge } from './sizes.ts';
import { cameOf, writesOf } from './what-came.ts';

/**
 * Records what came of a call: the attempt, the interview with the contacts named, and the task's next state, in one
 * commit. The same result again changes nothing and says so.
 */
export async function finishCall(
  desk: Desk,
  operator: string,
  personId: string,
  request: FinishRequest,
): Promise<FinishResponse | Refused> {
  const refused = tooLarge(request) ?? misplaced(request, desk.clock()) ?? wrongReferrals(request, desk.clock());
  if (refused) return refused;
  // Whether the next task is wanted too is no part of the result.
  const digest = digestOf({ ...request, next: undefined, screen: undefined });
  const answer = await untilFresh(desk.pause, async () => {
    const task = await readTask(queueOf(desk), personId);
    const refusal = refusalOf(task, operator, request.epoch);
    if (refusal === undefined && task !== undefined) return record(desk, operator, task, request, digest);
    return (await recordedBefore(desk, operator, task, request, digest)) ?? refuse(refusal ?? 'no-such-task');
  });
  if ('refused' in answer) return keepLate(desk, operator, personId, request, answer);
  const seat = answer.status === 'recorded' ? leaveSeat(desk, operator, personId, request) : undefined;
  const next =
    request.next === true ? await nextOf(desk, operator, personId, { seat, screen: request.screen }) : undefined;
  await seat;
  return next === undefined ? answer : { ...answer, next };
}

interface Next {
  readonly seat: Promise<Seat | undefined> | undefined;
  readonly screen: FinishRequest['screen'];
}

/** The result is stored by now: that nothing can be handed out is told beside it. Whoever practised goes on practising. */
async function nextOf(
  desk: Desk,
  operator: string,
  personId: string,
  { seat, screen }: Next,
): Promise<FinishResponse['next']> {
  const serving = isPractice(personId) ? practising(desk) : desk;
  const found = await takeNext(serving, operator, seat === undefined ? {} : { seat });
  if ('refused' in found) return { problem: problemOf(found) };
  if (found.operation === 'idle') return idleBody(found);
  if (screen === undefined)
    return { task: await showTask(serving, operator, found.task, found.because, found.profile) };
  const { task } = found;
  const profile = found.profile ?? (await readProfile({ client: desk.client, table: desk.people }, task.personId));
  if (profile === undefined) throw new Error('A task is held of somebody who is not there.');
  return { at: desk.clock(), task: await heldScreen(serving, operator, task, profile, screen) };
}

/** A call to somebody made up is none of the operator's calls. */
function leaveSeat(desk: Desk, operator: string, personId: string, { epoch, outcome }: FinishRequest) {
  const [now, { reached }] = [desk.clock(), consequences[outcome]];
  return changeSeat(queueOf(desk), operator, (seat) =>
    isPractice(personId)
      ? seatVacated(seat, { personId, epoch }, now)
      : seatFinished(seat, { personId, epoch, reached }, now),
  );
}

/** Days ahead for which a call can be promised: a year mistyped would put a person out of everybody's sight. */
const promisedDaysAtMost = 60;
const day = 24 * 60;

/** An hour agreed for another call belongs to one outcome, and to the time in which somebody will still be calling. */
function misplaced({ outcome, callBackAt }: FinishRequest, now: string): Refused | undefined {
  if (callBackAt === undefined) return undefined;
  if (outcome !== 'call-back-requested')
    return refuseField('callBackAt', 'outcome-needed', { outcomes: 'call-back-requested' });
  const at = inUtc(callBackAt);
  if (at < plusMinutes(now, -day)) return refuseField('callBackAt', 'past');
  return at > plusMinutes(now, promisedDaysAtMost * day)
    ? refuseField('callBackAt', 'far', { days: promisedDaysAtMost })
    : undefined;
}

/** A result that was delivered before, under whichever claim: told apart from another result by its content. */
async function recordedBefore(
  desk: Desk,
  operator: string,
  task: Task | undefined,
  { epoch }: FinishRequest,
  digest: string,
): Promise<FinishResponse | Refused | undefined> {
  if (task === undefined) return undefined;
  const attempts = await readAttempts({ client: desk.client, table: desk.caseFiles }, task.personId);
  const before = attempts.find(
    (attempt) => attempt.epoch === epoch && attempt.operator === operator && resultOf(attempt) !== undefined,
  );
  if (before === undefined) return undefined;
  if (resultOf(before) !== digest) return refuse('other-result-recorded');
  return {
    status: 'already-recorded',
    attempt: before.ordinal,
    task: shown(task),
    follows: following(task, desk.policy, desk.clock()),
  };
}

/** The digest of what an operator said of an attempt; undefined while they have not. */
const resultOf = (attempt: Attempt) => (attempt.state === 'done' ? attempt.digest : undefined);

const shown = ({ state, place }: Task) => ({
  open: state === 'open',
  ...(place === undefined ? {} : { availableAt: place.availableAt }),
});

async function record(
  desk: Desk,
  operator: string,
  task: Task,
  request: FinishRequest,
  digest: string,
): Promise<FinishResponse | Refused> {
  const placed = placedUnder(task);
  const ordinal = placed?.ordinal ?? task.attempts + 1;
  if (request.attempt !== undefined && request.attempt !== ordinal)
    return refuseField('attempt', 'this-attempt', { attempt: ordinal });
  const said = { operator, task, request, digest, ordinal, placed, at: desk.clock() };
  const came = await cameOf(desk, said);
  if ('refused' in came) return came;
  await writeTogether(desk.client, await writesOf(desk, said, came));
  const next = came.after.edit.task;
  return { status: 'recorded', attempt: ordinal, task: shown(next), follows: following(next, desk.policy, said.at) };
}
