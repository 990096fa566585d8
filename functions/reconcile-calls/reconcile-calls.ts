import { type LineCall, lookLater, withoutCall } from '../../shared/domain/calls/phone-line.ts';
import { isClaimed, type Task } from '../../shared/domain/calls/task.ts';
import { plusMinutes } from '../../shared/domain/dates.ts';
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
  const attempt = await readAttempt(files, call.personId, call.ordinal);
  const asked = attempt && (await ask(desk, key, call, attempt));
  return untilFresh(desk.pause, async () => {
    const queue = { client: desk.client, table: desk.callQueue };
    const [line, task, now] = [await readPhoneLine(queue, key), await readTask(queue, call.personId), desk.clock()];
    const known = line.calls.find(({ personId, ordinal }) => personId === call.personId && ordinal === call.ordinal);
    if (known === undefined) return 'seen';
    const { lineSeconds, lookAgainSeconds } = desk.policy.telephony;
    const isOld = plusMinutes(known.at, lineSeconds / 60) <= now;
    const isOver = known.ended === true || isOld || asked === 'nobody-knows';
    if (attempt === undefined || attempt.state === 'done') return isOver ? forget(desk, line, known) : later();
    if (task !== undefined && holds(task, known, now)) return later(isOver ? task.claimedUntil : undefined);
    if (!isOver) return later();
    if (isOld && known.ended !== true) await hangUp(desk, attempt);
    await settle(desk, { line, call: known, task, state: typeof asked === 'object' ? asked : attempt.call });
    return 'settled';

    async function later(at = plusMinutes(now, lookAgainSeconds / 60)): Promise<'seen'> {
      await savePhoneLine(queue, line, lookLater(line.calls, call, at));
      return 'seen';
    }
  });
}

const holds = (task: Task, { operator, epoch }: LineCall, now: string): boolean =>
  task.holder === operator && task.epoch === epoch && isClaimed(task, now);

/** What the carrier knows; the attempt's own knowledge where it is not asked, or does not answer. */
async function ask(
  desk: Reconciling,
  line: string,
  { personId, ordinal, ended }: LineCall,
  { contactId, call }: Attempt,
): Promise<CallState | 'nobody-knows' | undefined> {
  if (ended === true) return call;
  // Dialled by hand, or never accepted: there is nobody to ask.
  if (contactId === undefined || desk.dialer === undefined) return 'nobody-knows';
  await desk.pace();
  try {
    const described = await desk.dialer.describe(contactId);
    if (described === undefined) return 'nobody-knows';
    const learned = await learn(desk, contactId, { state: described, of: { personId, ordinal, line } });
    return hasEnded(learned.state) ? learned.state : call;
  } catch {
    return call;
  }
}

/** A call that has gone on for an hour with nobody at the desk: whoever is on the phone must not be left waiting. */
async function hangUp({ dialer }: Reconciling, { contactId }: Attempt): Promise<void> {
  if (contactId !== undefined) await dialer?.stop(contactId).catch(() => undefined);
}

async function forget(desk: Reconciling, line: PhoneLine, call: LineCall): Promise<'seen'> {
  await savePhoneLine({ client: desk.client, table: desk.callQueue }, line, withoutCall(line.calls, call));
  return 'seen';
}
