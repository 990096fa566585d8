import * as z from 'zod/mini';
import { LedgerKind } from '../domain/calls/task.ts';

const n = z.int();

const Balance = {
  in: n,
  opened: n,
  joined: n,
  alreadyKnown: n,
  notNeeded: n,
  setAside: n,
  open: n,
  closed: n,
  /** What does not balance: |in - what became of it| + |opened - open - closed|. Settled and right, it is 0. */
  difference: n,
};

export const LedgerResponse = z.strictObject({
  ...Balance,
  /**
   * `case`: messages of confirmed cases. `contact`: contacts named. `follow-up` and `referral`: check calls scheduled.
   * Tasks count under the kind that opened them.
   */
  kinds: z.record(LedgerKind, z.strictObject(Balance)),
  /** Attempts by outcome. */
  attempts: z.record(z.string(), n),
  /** People made, exposures stored. */
  people: n,
  exposures: n,
  /** People followed: `begun`, and how it ended. */
  followUps: z.record(z.string(), n),
  /** `asked`, `done`, and of these `same-day`: done on the day they were asked for. */
  referrals: z.record(z.string(), n),
});
export type LedgerResponse = z.infer<typeof LedgerResponse>;
