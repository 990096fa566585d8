import * as z from 'zod/mini';
import type { Risk } from './interview.ts';
import type { Outcome } from './outcome.ts';
import { consequences } from './outcome.ts';
import type { TaskKind } from './task.ts';

/**
 * What a health department decides and may change: which list a task goes to, how urgent it is, how long an operator
 * may hold it, and when to try again. Data, validated before use; the code knows no number of its own.
 */

const list = z.string().check(z.regex(/^[^#/]+\/[^#/]+\/[^#/]+$/, 'a work list is jurisdiction/language/skill'));
/** 0 is served first. */
const band = z.int().check(z.gte(0), z.lte(9));
const minutes = z.number().check(z.gt(0), z.lte(60 * 24 * 30));

export const Policy = z.strictObject({
  name: z.string(),
  version: z.int(),
  lists: z.strictObject({ interview: list, notification: list, locate: list }),
  bands: z.strictObject({
    /** A call-back that was promised for an hour. */
    promised: band,
    'case-interview': band,
    'contact-notification': z.strictObject({ high: band, unknown: band, low: band }),
    'follow-up-check': band,
    'referral-check': band,
  }),
  claimMinutes: z.record(
    z.enum(['case-interview', 'contact-notification', 'follow-up-check', 'referral-check']),
    minutes,
  ),
  /** After these outcomes the person is called again: how much later. */
  retryMinutes: z.record(z.string(), minutes),
});
export type Policy = z.infer<typeof Policy>;

/** Checks what a schema cannot: every outcome that leaves a task open says when to try again. */
export function readPolicy(data: unknown): Policy {
  const policy = z.parse(Policy, data);
  const silent = Object.entries(consequences)
    .filter(([outcome, { endsTask }]) => !endsTask && policy.retryMinutes[outcome] === undefined)
    .map(([outcome]) => outcome);
  if (silent.length > 0) throw new Error(`Policy ${policy.name}: retryMinutes has no entry for ${silent.join(', ')}.`);
  return policy;
}

/** How urgent a reason is; lower is served first. */
export function bandOf(kind: TaskKind, risk: Risk, policy: Policy): number {
  return kind === 'contact-notification' ? policy.bands[kind][risk] : policy.bands[kind];
}

/** Where a task of this kind waits; without a number that can be dialled, somebody must find one first. */
export function listOf(kind: TaskKind, callable: boolean, policy: Policy): string {
  if (!callable) return policy.lists.locate;
  return kind === 'case-interview' ? policy.lists.interview : policy.lists.notification;
}

export function retryMinutesOf(outcome: Outcome, policy: Policy): number {
  const after = policy.retryMinutes[outcome];
  if (after === undefined) throw new Error(`Policy ${policy.name}: retryMinutes has no entry for ${outcome}.`);
  return after;
}
