import * as z from 'zod/mini';
import { Moment } from '../domain/dates.ts';
import { wrongs } from '../domain/wrong.ts';
import { CaseMessage } from '../messages/case-message.ts';
import { FieldProblem } from './problem.ts';

const words = (most: number) => z.string().check(z.trim(), z.minLength(3), z.maxLength(most));
const Kind = z.enum(['case', 'contact']);

export const SetAsideQuery = z.strictObject({
  /** Both, where none is named. */
  kind: z.optional(Kind),
  /** Only those set aside for this reason. */
  code: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.regex(/^(case|contact)\/.{1,512}$/, wrongs.pointer))),
});
export type SetAsideQuery = z.infer<typeof SetAsideQuery>;

const SetAsideEntry = z.strictObject({
  id: z.string(),
  kind: Kind,
  code: z.string(),
  /** What is wrong and what to do, in words. */
  reason: z.string(),
  fields: z.array(FieldProblem),
  /** Who sent it, where that can be read. */
  source: z.optional(z.string()),
  at: Moment,
  /** Somebody sent it again: it leaves the list, or is set aside anew with what is wrong still. */
  sentAgain: z.optional(z.strictObject({ by: z.string(), at: Moment })),
});

/** What identifies nobody: the message itself is shown one by one. */
export const SetAsideResponse = z.strictObject({ setAside: z.array(SetAsideEntry), next: z.optional(z.string()) });
export type SetAsideResponse = z.infer<typeof SetAsideResponse>;

export const SetAsideWhole = z.extend(SetAsideEntry, {
  /** The message as it came. It may identify somebody: that it was looked at is written down. */
  body: z.string(),
  /** Who mended which fields of it before, the newest last. */
  mended: z.array(z.strictObject({ at: Moment, by: z.string(), why: z.string(), fields: z.array(z.string()) })),
});
export type SetAsideWhole = z.infer<typeof SetAsideWhole>;

export const RedriveRequest = z.strictObject({});
export const RedriveResponse = z.strictObject({ status: z.literal('sent') });

export const DismissRequest = z.strictObject({ why: words(500) });
export type DismissRequest = z.infer<typeof DismissRequest>;
export const DismissResponse = z.strictObject({ status: z.enum(['dismissed', 'already-dismissed']) });
export type DismissResponse = z.infer<typeof DismissResponse>;

export const FixRequest = z.strictObject({
  /** The whole message as it should have come; source and case id stay those of the source. */
  message: CaseMessage,
  why: words(500),
});
export type FixRequest = z.infer<typeof FixRequest>;
/** Which fields differ from what came. */
export const FixResponse = z.strictObject({ status: z.literal('sent'), fields: z.array(z.string()) });
export type FixResponse = z.infer<typeof FixResponse>;
