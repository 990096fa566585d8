import { stillOnTheLine } from '../../shared/domain/calls/household.ts';
import {
  callOn,
  freeAt,
  isPassedOn,
  type LineCall,
  lookLater,
  rungBy,
  settleCall,
  withoutCall,
} from '../../shared/domain/calls/phone-line.ts';
import { isClaimed, type Task } from '../../shared/domain/calls/task.ts';
import { type Moment, plusMinutes } from '../../shared/domain/dates.ts';
import { type Attempt, readAttempt } from '../../shared/storage/attempts.ts';
import { readTask } from '../../shared/storage/call-queue.ts';
import { linesToLookAt, type PhoneLine, readPhoneLine, savePhoneLine } from '../../shared/storage/phone-lines.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import { type Learning, learn } from '../../shared/telephony/call-ended.ts';
import { type CallState, hasEnded } from '../../shared/telephony/call-state.ts';
import type { Dialer } from '../../shared/telephony/dialer.ts';
import { settle } from './settle.ts';

export interface Reconciling extends Learning {
  /** Absent where every call is dialled by hand. */
  readonly dialer: Dialer | undefined;
  /** Waits before the carrier is asked once more: it takes ten questions a second. */
  readonly pace: () => Promise<void>;
  /** Whether there is time for one more. */
  readonly mayGoOn: () => boolean;
}

export interface Reconciled {
  readonly looked: number;
  readonly settled: number;
}

const linesAtOnce = 200;

/**
 * Looks at the calls of which nothing was heard when something should have been: asks the carrier, frees the numbers, and
 * gives an outcome to attempts whose operator went away, so that no fault of ours costs the person one.
 */
export async function reconcileCalls(desk: Reconciling): Promise<Reconciled> {
  const queue = { client: desk.client, table: desk.callQueue };
  let [looked, settled] = [0, 0];
  for (const key of await linesToLookAt(queue, desk.clock(), linesAtOnce)) {
    const { calls } = await readPhoneLine(queue, key);
    for (const call of calls.filter(({ lookAt }) => lookAt <= desk.clock())) {
      if (!desk.mayGoOn()) return { looked, settled };
      looked += 1;
      if ((await look(desk, key, call)) === 'settled') settled += 1;
    }
  }
  return { looked, settled };
}

async function look(desk: Reconciling, key: string, call: LineCall): Promise<'settled' | 'seen'> {
  const files = { client: desk.client, table: desk.caseFiles };
  const before = await readAttempt(files, call.personId, call.ordinal);
  const heard = before && (await ask(desk, key, call, before));
  return untilFresh(desk.pause, async () => {
    const queue = { client: desk.client, table: desk.callQueue };
    const [line, task, now] = [await readPhoneLine(queue, key), await readTask(queue, call.personId), desk.clock()];
    const known = callOn(line.calls, call);
    // It is over, or was started again, or somebody else has looked.
    if (known === undefined || known.lookAt > now) return 'seen';
    const attempt = await readAttempt(files, call.personId, call.ordinal);
    const seen = { line, call: known, task, attempt, heard, now };
    if (attempt?.state === 'dialling') return lookOpen(desk, { ...seen, attempt });
    if (!isOver(desk, seen)) {
      if (isLeftOpen(seen)) await hangUp(desk, attempt);
      return later(desk, seen);
    }
    if (known.ended !== true && heard !== 'no-such-call') await hangUp(desk, attempt);
    await savePhoneLine(queue, line, withoutCall(line.calls, known));
    return 'seen';
  });
}

/** A call as it is found. */
interface Seen {
  readonly line: PhoneLine;
  readonly call: LineCall;
  readonly task: Task | undefined;
  readonly attempt: Attempt | undefined;
  readonly heard: Heard;
  readonly now: Moment;
}

/** Looks at a call whose attempt has no outcome yet: its operator gives it one, or they are gone. */
async function lookOpen(desk: Reconciling, seen: Seen & { readonly attempt: Attempt }): Promise<'settled' | 'seen'> {
  const { line, call, task, attempt, heard, now } = seen;
  const { telephony } = desk.policy;
  const over = isOver(desk, seen);
  if (task !== undefined && holds(task, call, now))
    return later(desk, seen, over || heard === 'nobody-to-ask' ? task.claimedUntil : undefined);
  const tooLong = plusMinutes(call.at, telephony.lineSeconds / 60) <= now;
  if (!over && !tooLong && heard !== 'nobody-to-ask') return later(desk, seen);
  // Whoever is on the phone must not be left waiting for an hour with nobody at the desk.
  if (tooLong && call.ended !== true) await hangUp(desk, attempt);
  const state = typeof heard === 'object' ? heard : attempt.call;
  // What the person may still hear keeps the number: that its operator went away ends no call.
  const lookAt = heard === 'nobody-to-ask' ? freeAt(call, telephony) : soon(now);
  const calls = over ? withoutCall(line.calls, call) : settleCall(line.calls, call, lookAt);
  await settle(desk, { line, calls, call, task, state });
  return 'settled';
}

/** Whether the number may be rung again: the call ended, or its operator's word or the time allowed for it says so. */
function isOver({ policy }: Reconciling, { call, task, attempt, heard, now }: Seen): boolean {
  if (call.ended === true || heard === 'no-such-call' || freeAt(call, policy.telephony) <= now) return true;
  if (typeof heard === 'object' && hasEnded(heard)) return true;
  if (heard !== 'nobody-to-ask') return false;
  const said =
    attempt?.state === 'done' ? (attempt.by === 'operator' ? attempt.recordedAt : undefined) : leftAt(task, call);
  // Once its time to ring is over only its operator could have it on the line: who says then that they have not is sure.
  return said !== undefined && (call.mode === 'manual' || said >= rungBy(call.at, policy.telephony));
}

const leftAt = (task: Task | undefined, { ordinal }: LineCall): Moment | undefined =>
  task?.dialling?.ordinal === ordinal ? task.dialling.left : undefined;

/** A call that goes on though its operator is done with it, and nobody of the household has taken it over. */
function isLeftOpen({ line, call, attempt, heard, now }: Seen): boolean {
  if (typeof heard !== 'object' || attempt?.state !== 'done' || isPassedOn(line.calls, call)) return false;
  return call.unanswered === true || !stillOnTheLine(attempt.recordedAt, now);
}

/** Looks again, and keeps the number meanwhile where the call is known to go on. */
async function later(desk: Reconciling, { line, call, task, heard, now }: Seen, at?: Moment): Promise<'seen'> {
  const { lookAgainSeconds, lineSeconds } = desk.policy.telephony;
  const again = plusMinutes(now, lookAgainSeconds / 60);
  const lookAt = at ?? (call.unanswered === true ? soon(now) : again);
  const goesOn = typeof heard === 'object' || (task !== undefined && holds(task, call, now));
  // The next look comes before the number would be free.
  const longest = [plusMinutes(now, lineSeconds / 60), plusMinutes(lookAt, lookAgainSeconds / 60)].sort().at(-1);
  const calls = lookLater(line.calls, call, lookAt, goesOn ? longest : undefined);
  await savePhoneLine({ client: desk.client, table: desk.callQueue }, line, calls);
  return 'seen';
}

/** The next run. */
const soon = (now: Moment): Moment => plusMinutes(now, 1);

const holds = (task: Task, { operator, epoch }: LineCall, now: Moment): boolean =>
  task.holder === operator && task.epoch === epoch && isClaimed(task, now);

/** What the carrier says of a call; undefined where it does not answer. */
type Heard = CallState | 'no-such-call' | 'nobody-to-ask' | undefined;

async function ask(
  desk: Reconciling,
  line: string,
  { personId, ordinal, ended }: LineCall,
  { contactId, call }: Attempt,
): Promise<Heard> {
  if (ended === true) return call;
  // Dialled by hand, or part of another call, or never accepted.
  if (contactId === undefined || desk.dialer === undefined) return 'nobody-to-ask';
  await desk.pace();
  try {
    const described = await desk.dialer.describe(contactId);
    if (described === undefined) return 'no-such-call';
    return (await learn(desk, contactId, { state: described, of: { personId, ordinal, line } })).state;
  } catch {
    return undefined;
  }
}

/** Where the carrier does not hear it, the next look says so again. */
async function hangUp({ dialer }: Reconciling, attempt: Attempt | undefined): Promise<void> {
  if (attempt?.contactId !== undefined) await dialer?.stop(attempt.contactId).catch(() => undefined);
}
