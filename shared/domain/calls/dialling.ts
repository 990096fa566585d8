import * as z from 'zod/mini';
import { Moment } from '../dates.ts';
import { BreakerRule } from './circuit-breaker.ts';
import { Rate } from './token-bucket.ts';

/** How a person is rung, and what the desk remembers of it on the task while the claim lasts. */

export const CallMode = z.enum([
  /** Ringtrace has Amazon Connect call, and routes the answered call to the operator who holds the task. */
  'connect',
  /** The operator calls from the browser: nobody who answers waits for an operator. */
  'browser',
  /** The operator dials on a phone of their own. */
  'manual',
]);
export type CallMode = z.infer<typeof CallMode>;

/** The try that was placed last; the attempt itself is kept with the case files. */
export const Dialling = z.object({
  ordinal: z.int(),
  /** Of the claim it was placed under. */
  epoch: z.int(),
  /** The tag of the number. */
  phone: z.string(),
  mode: CallMode,
  at: Moment,
  /** The key of the number's line: an HMAC, which tells nothing of the number. */
  line: z.string(),
  /** Its outcome was found without the operator, and counted or not; their word still outranks it. */
  settled: z.optional(z.enum(['counted', 'uncounted'])),
  /** When its operator gave the task back, or passed it on: by their own word they were off the phone then. */
  left: z.optional(Moment),
});
export type Dialling = z.infer<typeof Dialling>;

const seconds = z.number().check(z.gt(0), z.lte(24 * 60 * 60));

/** The part of the policy that telephony rests on. */
export const TelephonyPolicy = z.strictObject({
  /** Of every call that Amazon Connect starts, for the whole account. */
  rate: Rate,
  /** Amazon Connect rings for 15 to 60 s. */
  ringSeconds: z.int().check(z.gte(15), z.lte(60)),
  /** From the answer until an operator must have been found. */
  flowSeconds: seconds,
  /** How often a call that goes on is looked at again. */
  lookAgainSeconds: seconds,
  /** A line whose call's end nobody ever told is free after this. */
  lineSeconds: seconds,
  /** For how long a task whose number somebody else is ringing is put off. */
  busyLineSeconds: seconds,
  breaker: BreakerRule,
});
export type TelephonyPolicy = z.infer<typeof TelephonyPolicy>;
