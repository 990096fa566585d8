import * as z from 'zod/mini';
import { Outcome } from '../domain/calls/outcome.ts';
import { TaskKind } from '../domain/calls/task-kind.ts';
import { Moment } from '../domain/dates.ts';

/** One's own day. No names: a person is shown while they are held, and nowhere else. */
export const DayResponse = z.strictObject({
  /** Calls that this operator promised and is still to make, the next one first. */
  callBacks: z.array(
    z.strictObject({
      task: z.string(),
      /** What they are called for by now. */
      kind: z.optional(TaskKind),
      at: Moment,
      /** Whose clock that hour was said by. */
      zone: z.optional(z.string()),
      promisedAt: Moment,
    }),
  ),
  /** Begun and not finished. */
  drafts: z.array(z.strictObject({ task: z.string(), since: Moment })),
  /** Interviews that a reviewer sent back within the last seven days. */
  sentBack: z.array(
    z.strictObject({
      task: z.string(),
      interview: z.string(),
      at: Moment,
      note: z.optional(z.string()),
      /** While it may still be reopened: the attempt to reopen, and until when. */
      reopen: z.optional(z.strictObject({ attempt: z.int(), until: Moment })),
    }),
  ),
  /** Finished within the last 24 hours, the last one first: where a day begins is for a screen to say. */
  done: z.array(
    z.strictObject({
      task: z.string(),
      attempt: z.int(),
      kind: z.optional(TaskKind),
      outcome: Outcome,
      at: Moment,
      /** POST /calls/{task}/reopen takes it back up to then. */
      reopenUntil: z.optional(Moment),
    }),
  ),
});
export type DayResponse = z.infer<typeof DayResponse>;
