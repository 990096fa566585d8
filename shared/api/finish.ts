import * as z from 'zod/mini';
import { Outcome } from '../domain/calls/outcome.ts';
import { ReferralKind } from '../domain/care/referral.ts';
import { Moment } from '../domain/dates.ts';
import { InterviewResult } from '../domain/protocols/interview.ts';
import { languages } from '../domain/protocols/written-protocol.ts';
import { ClaimResponse, Epoch, Follows, PhoneTag, text } from './calls.ts';
import { HeldScreen } from './my-task.ts';
import { Problem } from './problem.ts';

/** A service that the person is promised. What is to be brought and where to is kept with identities. */
const ReferralRequest = z.strictObject({
  kind: ReferralKind,
  /** By when; else as the policy says. */
  by: z.optional(Moment),
  what: z.optional(text(500)),
  address: z.optional(text(500)),
  note: z.optional(text(2000)),
});

/** What the person said when asked whether an earlier one came. */
const ReferralCheck = z.strictObject({ referral: text(64), came: z.boolean() });

export const FinishRequest = z.strictObject({
  epoch: Epoch,
  outcome: Outcome,
  /** The ordinal of the attempt; a finish of another one than was placed last is refused. */
  attempt: z.optional(z.int()),
  /** The phone that was dialled, where it was not placed: needed with an outcome that ends a phone, if there are several. */
  phone: z.optional(PhoneTag),
  /** With `call-back-requested`: the hour agreed. */
  callBackAt: z.optional(Moment),
  /** With `completed` (required for a case interview) and `partial`. */
  interview: z.optional(InterviewResult),
  /** Services promised on the phone; with any outcome for which somebody was spoken to. */
  referrals: z.optional(z.array(ReferralRequest).check(z.maxLength(10))),
  /** With `completed`: whether what was promised came. What is not said here is asked again. */
  referralChecks: z.optional(z.array(ReferralCheck).check(z.maxLength(20))),
  /** Claims the next task in the same request. */
  next: z.optional(z.boolean()),
  /** With `next`: the language of a screen that is to show all of the next task at once. */
  screen: z.optional(z.enum(languages)),
});
export type FinishRequest = z.infer<typeof FinishRequest>;

export const FinishResponse = z.strictObject({
  /** `already-recorded`: this very result came before; nothing was changed. */
  status: z.enum(['recorded', 'already-recorded']),
  /** The ordinal of the attempt that was written. */
  attempt: z.int(),
  task: z.strictObject({
    open: z.boolean(),
    /** When it is next in line, while it is open. */
    availableAt: z.optional(Moment),
  }),
  /** What comes of this person next, so that it can be said in words: tried again, called back, looked for, written to. */
  follows: Follows,
  /**
   * Where the next task was asked for: what POST /calls/claim would have answered; with `screen`, where there is one, what
   * GET /me/task would, but for the words of its protocol.
   */
  next: z.optional(z.union([HeldScreen, ClaimResponse, z.strictObject({ problem: Problem })])),
});
export type FinishResponse = z.infer<typeof FinishResponse>;
