import * as z from 'zod/mini';
import { Moment } from '../domain/dates.ts';
import { SettingKind } from '../domain/desk/settings-head.ts';
import { FieldProblem } from './problem.ts';

/** Settings are documents: the policy, profiles of diseases, protocols. Each has a name and a version of its own. */

const DocumentName = z.strictObject({ kind: SettingKind, name: z.string(), version: z.int() });

const Applied = z.strictObject({
  /** Counts every time that settings were applied. */
  version: z.int(),
  at: Moment,
  by: z.string(),
  why: z.string(),
  documents: z.array(DocumentName),
});

export const SettingsResponse = z.strictObject({
  /** Whether it was applied here, or ships with the release. */
  inForce: z.array(z.extend(DocumentName, { shipped: z.boolean() })),
  /** The last time that settings were applied; absent while everything is as shipped. */
  applied: z.optional(Applied),
});
export type SettingsResponse = z.infer<typeof SettingsResponse>;

/** Every time that settings were applied, the newest first. */
export const SettingsHistoryResponse = z.strictObject({ history: z.array(Applied) });
export type SettingsHistoryResponse = z.infer<typeof SettingsHistoryResponse>;

export const SettingResponse = z.extend(DocumentName, { document: z.unknown() });
export type SettingResponse = z.infer<typeof SettingResponse>;

const Proposed = z.strictObject({ kind: SettingKind, document: z.unknown() });
const proposals = z.array(Proposed).check(z.minLength(1), z.maxLength(50));

export const CompareRequest = z.union([
  /** What these would change in what is in force. Those of the same name are replaced, all others stay. */
  z.strictObject({ documents: proposals }),
  /** What differs between two versions that were ever in force. */
  z.strictObject({ kind: SettingKind, name: z.string().check(z.maxLength(200)), from: z.int(), to: z.int() }),
]);
export type CompareRequest = z.infer<typeof CompareRequest>;

export const CompareResponse = z.strictObject({
  /** A line for each difference, with its place. */
  differences: z.array(z.string()),
  /** What keeps them from being applied, each with its place; nothing is applied while there is any. */
  problems: z.array(FieldProblem),
  /** Open tasks that nobody would serve any more: to be moved first, or left on purpose. */
  leftBehind: z.array(FieldProblem),
});
export type CompareResponse = z.infer<typeof CompareResponse>;

export const ApplyRequest = z.strictObject({
  documents: proposals,
  why: z.string().check(z.trim(), z.minLength(3), z.maxLength(500)),
  /** Although open tasks wait in lists that nobody would serve any more. */
  leaveBehind: z.optional(z.boolean()),
});
export type ApplyRequest = z.infer<typeof ApplyRequest>;

/** Everybody works by it within a minute. `unchanged`: it was in force already. */
export const ApplyResponse = z.strictObject({ status: z.enum(['applied', 'unchanged']), version: z.int(), at: Moment });
export type ApplyResponse = z.infer<typeof ApplyResponse>;
