import * as z from 'zod/mini';

/**
 * What is known of one phone call: the stages it went through, each with the moment when that is known. Contact events
 * are best effort, unordered and repeated (FACTS, section 2), so two states are joined stage by stage, and the join is
 * commutative, associative and idempotent: whatever came, how often and in which order, the same is known of the call.
 */

/** In the order in which a call goes through them. */
export const stages = [
  'INITIATED',
  'CONNECTED_TO_SYSTEM',
  'QUEUED',
  'CONNECTED_TO_AGENT',
  'DISCONNECTED',
  'COMPLETED',
] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

/** Null: it happened, and nobody said when. */
const When = z.nullable(z.string());

export const CallState = z.object({
  stages: z.partialRecord(Stage, When),
  /** Why the call ended, in Amazon Connect's word. */
  reason: z.optional(z.string()),
  /** A machine was heard to answer; absent where nothing listened for one. */
  voicemail: z.optional(z.boolean()),
});
export type CallState = z.infer<typeof CallState>;

export const nothingKnown: CallState = { stages: {} };

export interface ContactEvent {
  readonly contactId: string;
  readonly stage: Stage;
  /** When the stage began; undefined where the event does not say. */
  readonly at?: string | undefined;
  readonly reason?: string | undefined;
  readonly voicemail?: boolean | undefined;
}

/** The earlier of two moments; a moment that is known beats one that is not. */
const earlier = (a: string | null | undefined, b: string | null): string | null => {
  if (a === undefined || a === null) return b;
  return b === null || a < b ? a : b;
};

/** Of two reasons always the same one, whichever came first. */
const firstOf = (a: string | undefined, b: string | undefined) =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** What two parties know of one call, together. */
export function joinStates(a: CallState, b: CallState): CallState {
  const joined: Partial<Record<Stage, string | null>> = {};
  for (const stage of stages) {
    const [one, other] = [a.stages[stage], b.stages[stage]];
    if (one !== undefined || other !== undefined)
      joined[stage] = other === undefined ? (one ?? null) : earlier(one, other);
  }
  const reason = firstOf(a.reason, b.reason);
  const voicemail = a.voicemail === true || b.voicemail === true;
  return { stages: joined, ...(reason === undefined ? {} : { reason }), ...(voicemail ? { voicemail } : {}) };
}

/** Adds one event, whether it is new, late or a repetition. */
export function mergeContactEvent(state: CallState, { stage, at, reason, voicemail }: ContactEvent): CallState {
  return joinStates(state, { stages: { [stage]: at ?? null }, reason, voicemail });
}

/** The furthest stage the call is known to have reached; a gap before it means that an event was lost. */
export function reached({ stages: known }: CallState): Stage | undefined {
  return stages.findLast((stage) => known[stage] !== undefined);
}

/** Nobody is on the line any more: it may be rung again. */
export function hasEnded(state: CallState): boolean {
  return state.stages.DISCONNECTED !== undefined || state.stages.COMPLETED !== undefined;
}

export const sameState = (a: CallState, b: CallState): boolean =>
  a.reason === b.reason && a.voicemail === b.voicemail && stages.every((stage) => a.stages[stage] === b.stages[stage]);
