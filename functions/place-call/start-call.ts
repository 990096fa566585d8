import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { undialled } from '../../shared/domain/calls/dial.ts';
import type { Outcome } from '../../shared/domain/calls/outcome.ts';
import { callOn, type OneCall, withoutCall } from '../../shared/domain/calls/phone-line.ts';
import { attemptId, noteContact, outcomeWrite } from '../../shared/storage/attempts.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { noteFailure } from '../../shared/storage/carrier.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { lineOfNumber, phoneLineWrites, readPhoneLine } from '../../shared/storage/phone-lines.ts';
import { readProfile, standingWrites } from '../../shared/storage/profiles.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import { learn } from '../../shared/telephony/call-ended.ts';
import type { Desk, Placed } from './desk.ts';
import { shownAttempt } from './shown-attempt.ts';

export interface Start extends OneCall {
  readonly operator: string;
  readonly epoch: number;
  readonly e164: string;
  readonly agent: string;
  readonly language: string | undefined;
  /** The how-manieth time it is that the carrier is asked for this call. */
  readonly starts: number;
}

/** Has the carrier ring for an attempt that is written. Sent again it rings nobody again: the token is the attempt's. */
export async function startCall(desk: Desk, start: Start): Promise<Placed | Refused> {
  const { telephony } = desk.policy;
  const { e164, agent, language } = start;
  const order = { token: attemptId(start), e164, agent, language, ringSeconds: telephony.ringSeconds };
  const started = (await desk.dialer?.start(order)) ?? { did: 'refuse' };
  const failed = async () => {
    desk.measure('CallsFailed', 1);
    await noteFailure({ ...desk, table: desk.callQueue }, telephony, desk.clock());
  };
  switch (started.did) {
    case 'start':
      await linked(desk, start, lineOfNumber(desk.macs, e164), started.contactId);
      return shownAttempt(desk, start.starts === 1 ? 'placed' : 'already-placed', start, undefined);
    case 'not-allow':
      desk.measure('CallsNotAllowed', 1);
      await unplaced(desk, start, 'not-dialable');
      return refuse('not-dialable');
    case 'throttle': {
      const retryAfter = 1 / telephony.rate.perSecond;
      const free = await unplaced(desk, start, 'system-failure');
      return refuse(free ? 'carrier-refused' : 'too-fast', { retryAfter });
    }
    case 'refuse':
      await failed();
      return (await unplaced(desk, start, 'system-failure')) ? refuse('carrier-refused') : refuse('carrier-silent');
    case 'not-answer':
      await failed();
      return refuse('carrier-silent');
    default:
      return started satisfies never;
  }
}

/** Says which contact an attempt is; events of it may have come before. */
export async function linked(desk: Desk, which: OneCall, line: string, contactId: string): Promise<void> {
  await noteContact({ client: desk.client, table: desk.caseFiles }, which, contactId);
  const { personId, ordinal } = which;
  await learn(desk, contactId, { of: { personId, ordinal, line } });
}

/**
 * Nobody was rung and nobody will be for this attempt: it costs the person nothing, and the next one is free to be made.
 * False where the carrier was asked more than once: an order that was not answered may have gone through, whatever became
 * of this one. What the carrier may not call at all it did not call then either.
 */
async function unplaced(desk: Desk, start: Start, outcome: Outcome): Promise<boolean> {
  const { personId, ordinal } = start;
  return untilFresh(desk.pause, async () => {
    const task = await readTask({ client: desk.client, table: desk.callQueue }, personId);
    const line = lineOfNumber(desk.macs, start.e164);
    const phoneLine = await readPhoneLine({ client: desk.client, table: desk.callQueue }, line);
    const starts = callOn(phoneLine.calls, start)?.starts ?? 1;
    if (starts > 1 && outcome !== 'not-dialable') return false;
    const recordedAt = desk.clock();
    const said = { outcome, by: 'telephony', recordedAt } as const;
    await writeTogether(desk.client, [
      outcomeWrite(desk.caseFiles, start, said, { [`attempt.${outcome}`]: 1 }),
      ...phoneLineWrites(desk.callQueue, phoneLine, withoutCall(phoneLine.calls, start)),
      ...(task?.dialling?.ordinal === ordinal ? [taskWrite(desk.callQueue, task, undialled(task))] : []),
      ...(outcome === 'not-dialable' ? await byHandWrites(desk, start) : []),
    ]);
    return true;
  });
}

/** The number is never tried this way again; an operator may still dial it on a phone of their own. */
async function byHandWrites(desk: Desk, { personId, e164 }: Start): Promise<TransactWriteItem[]> {
  const profile = await readProfile({ client: desk.client, table: desk.people }, personId);
  if (profile === undefined) return [];
  const phones = profile.identity.phones.map((phone) => (phone.e164 === e164 ? { ...phone, byHand: true } : phone));
  return standingWrites(desk.people, profile, { ...profile.identity, phones }, desk.clock());
}
