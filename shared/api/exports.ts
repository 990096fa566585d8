import * as z from 'zod/mini';
import { Disease } from '../domain/cases/case.ts';
import { Day, Moment } from '../domain/dates.ts';
import { fileNames } from '../domain/exports/files.ts';
import { windowDates } from '../domain/exports/outbreak-data.ts';
import type { Role } from './roles.ts';

/** Data of an outbreak as files, under pseudonyms; read from a snapshot, so that a file says what the screen counted. */

/** Rows of all files of one export together. Whoever needs more asks for a disease, or for less files at a time. */
const rowsAtMost: Readonly<Record<Role, number>> = {
  epidemiologist: 250_000,
  administrator: 50_000,
  supervisor: 0,
  operator: 0,
};
export const rowCapOf = (roles: readonly Role[]): number => Math.max(0, ...roles.map((role) => rowsAtMost[role]));
/** Who is who, of so many people at a time. */
export const linkedAtMost = 10_000;

/** Kept with the export and in the audit; it must not tell who anybody is. */
const reason = z.string().check(z.trim(), z.minLength(10), z.maxLength(500));

/**
 * `by`: which date of theirs; absent: `anchor`, as the windows of the metrics. Both days are included, and cases without
 * the date are in no window.
 */
const Window = z.strictObject({
  from: z.optional(Day),
  to: z.optional(Day),
  by: z.optional(z.enum(windowDates)),
});

const asking = {
  /** May be absent where only one disease has cases. */
  disease: z.optional(Disease),
  /** Of which snapshot; absent: the newest. */
  asOf: z.optional(Moment),
  /** As it was known at the end of this day, UTC. */
  known: z.optional(Day),
  /** Only cases of these days; with them the links to them, and the exposures of or to one of them. */
  window: z.optional(Window),
  reason,
};

export const ExportRequest = z.strictObject({
  ...asking,
  files: z.array(z.enum(fileNames)).check(z.minLength(1), z.maxLength(fileNames.length)),
  /** `shifted`: all days of this export are moved by one secret number of weeks. */
  dates: z.optional(z.enum(['as-told', 'shifted'])),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

/** Which pseudonym of the files is whose: with a reason of its own. */
export const LinkageRequest = z.strictObject(asking);
export type LinkageRequest = z.infer<typeof LinkageRequest>;

/** What an export is, and how to see that a file is all of it. */
export const ExportManifest = z.strictObject({
  export: z.string(),
  /** When it was asked for, and by whom. */
  at: z.string(),
  by: z.string(),
  reason: z.string(),
  asOf: z.string(),
  known: z.optional(z.string()),
  /** Of which days cases are, both included; where days are shifted, these are not told. */
  window: z.optional(
    z.strictObject({ from: z.optional(z.string()), to: z.optional(z.string()), by: z.enum(windowDates) }),
  ),
  disease: z.string(),
  dates: z.enum(['as-told', 'shifted']),
  /** What is counted over: proposed and confirmed links, as `over=links` of the metrics. */
  over: z.literal('links'),
  counts: z.strictObject({
    cases: z.int(),
    casesWithoutOnset: z.int(),
    contacts: z.int(),
    links: z.int(),
  }),
  files: z.array(
    z.strictObject({
      name: z.string(),
      /** Without the header; of a graph its nodes and edges. */
      rows: z.int(),
      bytes: z.int(),
      sha256: z.string(),
      /** GET the file with part 0 to one less; one after the other they are the file. */
      parts: z.int(),
    }),
  ),
});
export type ExportManifest = z.infer<typeof ExportManifest>;

export const ExportsResponse = z.strictObject({
  /** Those you asked for, newest first; the last hundred. */
  exports: z.array(ExportManifest),
});
export type ExportsResponse = z.infer<typeof ExportsResponse>;

export const PartQuery = z.strictObject({
  part: z.optional(z.string().check(z.regex(/^\d{1,6}$/, 'a part is a number from 0'))),
});
