import * as z from 'zod/mini';
import { Day, Moment } from '../domain/dates.ts';
import { Answer } from '../domain/protocols/answer.ts';
import { InterviewResult, KeptContact, Naming } from '../domain/protocols/interview.ts';

/** Days at home as they were computed, and as they were told. */
const StayAtHomeView = z.strictObject({
  kind: z.enum(['isolation', 'quarantine']),
  from: Day,
  until: z.union([Day, z.literal('recovery')]),
  /** The day it counts from is not exactly known. */
  estimated: z.boolean(),
  told: z.optional(z.union([Day, z.literal('recovery')])),
});

/** An interview so far: what was answered, and the rows of those named before. */
export const InterviewView = z.strictObject({
  id: z.string(),
  version: z.int(),
  outcome: z.enum(['completed', 'partial']),
  protocol: z.strictObject({ id: z.string(), version: z.int() }),
  recordedAt: Moment,
  answers: z.record(z.string(), Answer),
  contacts: z.array(KeptContact),
  naming: z.optional(Naming),
  unknownPeople: z.optional(z.number()),
  stayAtHome: z.optional(StayAtHomeView),
});
export type InterviewView = z.infer<typeof InterviewView>;
export const StayView = StayAtHomeView;

export const ReopenRequest = z.strictObject({
  /** The ordinal of the attempt in which it was held, from GET /me/day. */
  attempt: z.int().check(z.gte(1)),
  /** The version that is changed; with `interview`. */
  version: z.optional(z.int()),
  /** What it says now. Absent: it is only shown. */
  interview: z.optional(InterviewResult),
});
export type ReopenRequest = z.infer<typeof ReopenRequest>;

export const ReopenResponse = z.strictObject({
  status: z.enum(['shown', 'recorded', 'already-recorded']),
  /** Until then it can be changed. */
  reopenUntil: Moment,
  interview: InterviewView,
});
export type ReopenResponse = z.infer<typeof ReopenResponse>;
