import * as z from 'zod/mini';
import { Moment } from '../domain/dates.ts';

const BandView = z.strictObject({
  list: z.string(),
  band: z.int(),
  /** In a surge tasks of a band may be served as if they stood in another. */
  servedAs: z.int(),
  /** Not served at the moment. */
  paused: z.boolean(),
  /** May be called now. Counted by quarters of an hour: what comes due within this one is among them. */
  due: z.int(),
  /** Later, or at hours at which these people may not be called now. */
  waiting: z.int(),
  /** Held by an operator. */
  claimed: z.int(),
  /** The beginning of the quarter of an hour since which the oldest of the due waits. */
  oldest: z.nullable(Moment),
  /** For this hour and the 23 after it: how many could be called in it, if nobody were called before. */
  eligible: z.array(z.int()),
  promises: z.strictObject({
    overdue: z.int(),
    nextHalfHour: z.int(),
    /** Overdue, and those of the next half hour that are more than the operators who are there can call. */
    atRisk: z.int(),
  }),
  /** When nobody is left who could be called, at the pace of the operators who are there now; null: not within a day. */
  exhaustedAt: z.nullable(Moment),
});
export type BandView = z.infer<typeof BandView>;

const OperatorView = z.strictObject({
  operator: z.string(),
  /** As the staff says; may be five minutes old. */
  name: z.optional(z.string()),
  /** `practising`: on somebody made up. `away`: has held nothing for a quarter of an hour. `stopped`: gave back too many, until a supervisor has looked. */
  state: z.enum(['on-call', 'between-calls', 'practising', 'away', 'stopped']),
  since: Moment,
  /** The task they hold. */
  task: z.optional(z.string()),
  calls: z.int(),
  reached: z.int(),
  /** Of their time today, the share in which they held a task. */
  occupancy: z.number(),
});
export type OperatorView = z.infer<typeof OperatorView>;

/** Somebody at the desk asked for help out of a call. */
const AlertView = z.strictObject({
  id: z.string(),
  task: z.string(),
  operator: z.string(),
  what: z.string(),
  list: z.optional(z.string()),
  raisedAt: Moment,
});

export const BoardResponse = z.strictObject({
  at: Moment,
  /** Until somebody closes them, the newest first: to be looked at before anything else. */
  alerts: z.array(AlertView),
  /** On a call or between two. */
  operatorsThere: z.int(),
  due: z.int(),
  waiting: z.int(),
  claimed: z.int(),
  lists: z.array(BandView),
  operators: z.array(OperatorView),
  surging: z.array(z.string()),
});
export type BoardResponse = z.infer<typeof BoardResponse>;
