import * as z from 'zod/mini';
import { Disease } from '../domain/cases/case.ts';
import { flagKinds } from '../domain/quality/flags.ts';
import { wrongs } from '../domain/wrong.ts';

/** What of the data a person should look at, and what became of it. */

const states = ['open', 'dismissed', 'fixed'] as const;

export const FlagsQuery = z.strictObject({
  /** May be absent where only one disease has cases. */
  disease: z.optional(Disease),
  kind: z.optional(z.enum(flagKinds)),
  /** Absent: those that are open. */
  state: z.optional(z.enum(states)),
  cursor: z.optional(z.string().check(z.regex(/^\d{1,9}$/, wrongs.pointer))),
});
export type FlagsQuery = z.infer<typeof FlagsQuery>;

export const FlagView = z.strictObject({
  flag: z.string(),
  kind: z.enum(flagKinds),
  /** In words. */
  meaning: z.string(),
  /** Pseudonyms, as on the other screens; of an edge the source first. */
  people: z.array(z.string()),
  /** By pseudonym the line-list number, of those who have one. */
  refs: z.record(z.string(), z.string()),
  days: z.optional(z.int()),
  state: z.enum(states),
  /** The last word on it. */
  by: z.optional(z.string()),
  at: z.optional(z.string()),
  why: z.optional(z.string()),
});
export type FlagView = z.infer<typeof FlagView>;

export const FlagsResponse = z.strictObject({
  asOf: z.string(),
  disease: z.string(),
  /** Of the state that was asked for, by kind. */
  counts: z.record(z.string(), z.int()),
  flags: z.array(FlagView),
  cursor: z.optional(z.string()),
});
export type FlagsResponse = z.infer<typeof FlagsResponse>;

export const WorkFlagRequest = z.strictObject({
  disease: z.optional(Disease),
  /** `fixed` opens again where a later snapshot still shows it. */
  state: z.enum(states),
  /** It must not tell who anybody is. */
  why: z.string().check(z.trim(), z.minLength(3), z.maxLength(500)),
});
export type WorkFlagRequest = z.infer<typeof WorkFlagRequest>;
