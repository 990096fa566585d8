import * as z from 'zod/mini';
import { TaskKind } from '../domain/calls/task-kind.ts';
import { Condition } from '../domain/protocols/condition.ts';
import { Column, Fact, KnownOfPerson } from '../domain/protocols/question.ts';
import { languages } from '../domain/protocols/written-protocol.ts';

const SpokenQuestion = z.strictObject({
  id: z.string(),
  type: z.enum(['choice', 'several', 'date', 'number', 'text', 'yes-no', 'phone', 'contacts', 'events']),
  ask: z.string(),
  /** For the operator, not to be read out. */
  help: z.optional(z.string()),
  /** Kept apart from the pseudonym, because it may tell who somebody is. */
  identifying: z.boolean(),
  /** Asked only where this holds, and where the section is. */
  showIf: z.optional(Condition),
  required: z.optional(z.literal(true)),
  requiredIf: z.optional(Condition),
  onlyWith: z.optional(KnownOfPerson),
  fact: z.optional(Fact),
  options: z.optional(z.array(z.strictObject({ id: z.string(), label: z.string() }))),
  /** Options that go with no other. */
  alone: z.optional(z.array(z.string())),
  /** A guess may be sent as `{ "date": …, "estimated": true }`. */
  mayBeEstimated: z.optional(z.literal(true)),
  past: z.optional(z.literal(true)),
  least: z.optional(z.number()),
  most: z.optional(z.number()),
  unknown: z.optional(z.literal(true)),
  /** Rows of `interview.contacts`, with these columns beside the name. */
  direction: z.optional(z.enum(['exposed', 'source'])),
  columns: z.optional(z.array(Column)),
  /** The window in which the events of this question were. */
  window: z.optional(z.enum(['source', 'infectious'])),
});

/** A protocol in one language: what to say, what to ask, and the rules of the answers. */
export const SpokenProtocol = z.strictObject({
  id: z.string(),
  version: z.int(),
  kind: TaskKind,
  disease: z.optional(z.string()),
  language: z.enum(languages),
  title: z.string(),
  opening: z.optional(z.string()),
  closing: z.optional(z.string()),
  sections: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      say: z.optional(z.string()),
      showIf: z.optional(Condition),
      questions: z.array(SpokenQuestion),
    }),
  ),
});
export type SpokenProtocol = z.infer<typeof SpokenProtocol>;

export const ProtocolQuery = z.strictObject({ language: z.optional(z.enum(languages)) });
