import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { afterFailure, Breaker, pauseLeft, sound } from '../domain/calls/circuit-breaker.ts';
import type { TelephonyPolicy } from '../domain/calls/dialling.ts';
import { takeToken } from '../domain/calls/token-bucket.ts';
import { asRead, getItem, putOne } from './dynamo.ts';
import { keys } from './keys.ts';
import type { Pause } from './retry.ts';

/** What all calls through Amazon Connect share: one bucket of tokens for the account, and one breaker. One item. */

export interface CarrierTable {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly pause: Pause;
}

const Carrier = z.object({ fullAt: z.optional(z.number()), breaker: Breaker, version: z.int() });
type Carrier = z.infer<typeof Carrier>;

const key = keys.carrier('connect');

/** Operators who ask in the same moment; a bucket of five has no room for more of them anyway. */
const tries = 8;

async function change<T>(
  { client, table, pause }: CarrierTable,
  decide: (now: Carrier | undefined) => { readonly answer: T; readonly next?: Omit<Carrier, 'version'> },
): Promise<T | undefined> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    const item = await getItem(client, table, key);
    const before = item && z.parse(Carrier, item);
    const { answer, next } = decide(before);
    if (next === undefined) return answer;
    const after: Carrier = { ...next, version: (before?.version ?? 0) + 1 };
    if (await putOne(client, table, { ...after, ...key }, asRead(before))) return answer;
    await pause(5 * 2 ** attempt);
  }
  return undefined;
}

export type Leave =
  | { readonly may: 'dial' }
  | { readonly may: 'wait'; readonly because: 'too-fast' | 'carrier-down'; readonly waitMs: number };

/** Leave to start one call now, and the token for it; or when to ask again, with nothing taken. */
export async function leaveToDial(carrier: CarrierTable, policy: TelephonyPolicy, now: string): Promise<Leave> {
  const at = Date.parse(now);
  const leave = await change<Leave>(carrier, (before) => {
    const breaker = before?.breaker ?? sound;
    const down = pauseLeft(breaker, at);
    if (down > 0) return { answer: { may: 'wait', because: 'carrier-down', waitMs: down } };
    const take = takeToken(before?.fullAt, policy.rate, at);
    if (!take.taken) return { answer: { may: 'wait', because: 'too-fast', waitMs: take.waitMs } };
    return { answer: { may: 'dial' }, next: { breaker, fullAt: take.fullAt } };
  });
  return leave ?? { may: 'wait', because: 'too-fast', waitMs: 1000 / policy.rate.perSecond };
}

/** One more call that failed through no fault of the person's. */
export async function noteFailure(carrier: CarrierTable, policy: TelephonyPolicy, now: string): Promise<void> {
  await change(carrier, (before) => ({
    answer: undefined,
    next: { fullAt: before?.fullAt, breaker: afterFailure(before?.breaker ?? sound, policy.breaker, Date.parse(now)) },
  }));
}
