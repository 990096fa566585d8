import * as z from 'zod/mini';
import { TaskKind } from '../domain/calls/task-kind.ts';
import { Moment } from '../domain/dates.ts';
import { wrongs } from '../domain/wrong.ts';

const reason = z.string().check(z.trim(), z.minLength(3), z.maxLength(500));
const list = z.string().check(z.regex(/^[^#/*\s]+\/[^#/*\s]+\/[^#/*\s]+$/, wrongs.list));
const band = z.int().check(z.gte(0), z.lte(9));
const operator = z.string().check(z.minLength(1), z.maxLength(256));

/** Which tasks an act is for, where it is for many. */
export const TaskFilter = z.strictObject({
  list: z.optional(list),
  band: z.optional(band),
  /** With force-release: held by this operator. Else: kept for this operator (a call-back they promised). */
  operator: z.optional(operator),
  /** Only those that may be served before this moment. */
  before: z.optional(Moment),
});
export type TaskFilter = z.infer<typeof TaskFilter>;

export const TasksQuery = z.strictObject({
  list,
  band: z.optional(z.string().check(z.regex(/^\d$/, 'a band is a digit'))),
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.minLength(1), z.maxLength(2_000))),
});
export type TasksQuery = z.infer<typeof TasksQuery>;

export const TasksResponse = z.strictObject({
  tasks: z.array(
    z.strictObject({
      task: z.string(),
      kind: TaskKind,
      list: z.string(),
      band: z.int(),
      /** When it may be served; with `heldBy`, when its claim ends. */
      availableAt: Moment,
      attempts: z.int(),
      /** Nobody else is given it yet. */
      keptFor: z.optional(z.string()),
      heldBy: z.optional(z.string()),
    }),
  ),
  next: z.optional(z.string()),
});
export type TasksResponse = z.infer<typeof TasksResponse>;

const Acting = {
  /** One task. */
  task: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** Many: first with `dryRun`, which gives the count and the token that the real request repeats. */
  filter: z.optional(TaskFilter),
  dryRun: z.optional(z.boolean()),
  token: z.optional(z.string().check(z.maxLength(200))),
  /** Of the answer before, to go on. */
  cursor: z.optional(z.string().check(z.maxLength(2_000))),
  /** Why, in words; it is kept with who did it. */
  reason,
};

export const ForceReleaseRequest = z.strictObject(Acting);
export const MoveRequest = z.strictObject({
  ...Acting,
  to: z.strictObject({ list: z.optional(list), band: z.optional(band) }),
});
export const AssignRequest = z.strictObject({
  ...Acting,
  to: z.strictObject({
    operator,
    /** Until then nobody else is given it; an hour, where left out. */
    until: z.optional(Moment),
  }),
});
export const CloseRequest = z.strictObject({
  ...Acting,
  /** Close those too that somebody holds; where left out they are passed over. */
  alsoHeld: z.optional(z.boolean()),
});

export const SteerResponse = z.strictObject({
  /** With `dryRun`: how many there are; `atLeast` where counting stopped. */
  count: z.optional(z.int()),
  atLeast: z.optional(z.boolean()),
  token: z.optional(z.string()),
  /** In this page: changed, and found to be so already or no longer meant. */
  done: z.int(),
  unchanged: z.int(),
  /** There is more: send the same again with it. */
  cursor: z.optional(z.string()),
});
export type SteerResponse = z.infer<typeof SteerResponse>;

export const PauseRequest = z.strictObject({
  list,
  /** False opens it again. */
  paused: z._default(z.boolean(), true),
  until: z.optional(Moment),
  reason,
});
export type PauseRequest = z.infer<typeof PauseRequest>;

export const SurgeRequest = z.strictObject({
  jurisdiction: z.string().check(z.regex(/^[^#/*\s]{1,64}$/, 'a jurisdiction has no space and none of # / *')),
  on: z.boolean(),
  reason,
});
export type SurgeRequest = z.infer<typeof SurgeRequest>;

const switched = z.strictObject({ by: z.string(), at: Moment, reason: z.string(), until: z.optional(Moment) });

/** What is switched now. */
export const SteeringView = z.strictObject({
  paused: z.record(z.string(), switched),
  surging: z.record(z.string(), switched),
});
export type SteeringView = z.infer<typeof SteeringView>;
