import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { endCall } from '../domain/calls/phone-line.ts';
import type { Policy } from '../domain/desk/policy.ts';
import type { Clock } from '../runtime/clock.ts';
import { noteCall } from '../storage/attempts.ts';
import { type Call, type CallOf, learnOfCall } from '../storage/calls.ts';
import { noteFailure } from '../storage/carrier.ts';
import { readPhoneLine, savePhoneLine } from '../storage/phone-lines.ts';
import { type Pause, untilFresh } from '../storage/retry.ts';
import { signalOf } from './call-outcome.ts';
import { type CallState, hasEnded } from './call-state.ts';

/** What follows from what is learned of a call, whoever learned it: an event, its placing, or a look at it later. */
export interface Learning {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** Keeps what is learned of a contact, and acts on it. Again and again is the same as once. */
export async function learn(
  desk: Learning,
  contactId: string,
  news: { readonly state?: CallState; readonly of?: CallOf },
): Promise<Call> {
  const queue = { client: desk.client, table: desk.callQueue };
  const { call } = await untilFresh(desk.pause, () => learnOfCall(queue, contactId, news, desk.clock()));
  if (call.of !== undefined && hasEnded(call.state)) await ended(desk, call, call.of);
  return call;
}

/** A call that is over is told to its attempt, and its number may be rung again. */
async function ended(desk: Learning, { state, version }: Call, of: CallOf): Promise<void> {
  const { client, caseFiles, callQueue, policy, clock, pause } = desk;
  await noteCall({ client, table: caseFiles }, of, state, version);
  const queue = { client, table: callQueue };
  const isNews = await untilFresh(pause, async () => {
    const line = await readPhoneLine(queue, of.line);
    const calls = endCall(line.calls, of);
    if (calls === undefined) return false;
    await savePhoneLine(queue, line, calls);
    return true;
  });
  const signal = signalOf(state);
  if (isNews && typeof signal === 'object' && signal.outcome === 'system-failure')
    await noteFailure({ ...queue, pause }, policy.telephony, clock());
}
