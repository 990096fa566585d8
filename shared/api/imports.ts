import * as z from 'zod/mini';
import { Disease, Source } from '../domain/cases/case.ts';
import { ContactField, FileName, LineListField } from '../domain/imports/columns.ts';
import { wrongShape } from './problem.ts';

/** An outbreak that began on paper, as one or two CSV files: what of it can be used is taken in, again and again without harm. */

const csv = z.string().check(z.minLength(1), z.maxLength(2_500_000));
const column = z.string().check(z.maxLength(200));

export const ImportRequest = z.strictObject({
  /** A row a case; the first row names the columns. Left out where there are pairs only: everybody in them is a case. */
  linelist: z.optional(csv),
  /** A row a pair of who may have infected whom; left out where the line list has a column of infectors. */
  contacts: z.optional(csv),
  /** Whose case numbers these are: a name that is given out once. */
  source: Source,
  disease: Disease,
  /** Which column of the line list has what, where its name does not tell; an empty name: in none. */
  columns: z.optional(z.partialRecord(LineListField, column)),
  contactColumns: z.optional(z.partialRecord(ContactField, column)),
  /**
   * For example dd/MM/yyyy; days without a year are `d-MMM in 2020`, numbers of days `excel` or `days since 2020-01-01`.
   * Left out, the only usual form that fits.
   */
  dateFormat: z.optional(z.string().check(z.maxLength(40))),
  /** Values that mean that nothing is known. */
  missing: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(50))),
  /** `none`: these cases are of the past, and nobody is called. `as-reported`: they are, as if a laboratory reported them. */
  calls: z.optional(z.enum(['none', 'as-reported'])),
  /** Says what would be taken in, and writes nothing. */
  dryRun: z.optional(z.boolean()),
  /** `next` of the part before. */
  from: z.optional(z.int().check(z.gte(0))),
});
export type ImportRequest = z.infer<typeof ImportRequest>;

const tally = z.strictObject({ new: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() });

export const ImportResponse = z.strictObject({
  /** Of the files, not of this part. */
  read: z.strictObject({
    cases: z.int(),
    pairs: z.int(),
    /** Rows that say that no source is known. */
    noSource: z.int(),
    /** What each column was taken for; null: not used. */
    columns: z.array(z.strictObject({ file: FileName, column: z.string(), field: z.nullable(z.string()) })),
    dateFormats: z.record(z.string(), z.string()),
    /** Without one a disease has no windows: every pair between two cases is a link, whatever its days. */
    hasProfile: z.boolean(),
  }),
  /** What became of this part, or would: a joined case is one that somebody else reported before. */
  cases: z.extend(tally, { joined: z.int() }),
  /** A pair between two cases comes in as a confirmed link, once; what was judged of it since stands. */
  pairs: z.extend(tally, { confirmed: z.int() }),
  /** People of this part's pairs who are in no line list: they come in as contacts, under a pseudonym. */
  contactsOnly: z.int(),
  /** With the first part those of the files; each part adds its own. Never a value: it may be a name. */
  problems: z.array(
    z.strictObject({
      file: FileName,
      row: z.int(),
      column: z.string(),
      ...wrongShape,
      effect: z.enum(['refused', 'left-out']),
    }),
  ),
  /** Rows that say again what another row said, or are of somebody who is known or in another row. */
  duplicates: z.array(
    z.strictObject({
      file: FileName,
      row: z.int(),
      /** The other row; or the pseudonym of who is known. */
      of: z.optional(z.int()),
      person: z.optional(z.string()),
      code: z.enum(['repeated', 'same-person', 'may-be-same', 'joins']),
      /** The same in English, with what tells it. */
      because: z.string(),
    }),
  ),
  /** More problems and duplicates than are listed. */
  unlisted: z.int(),
  /** There is more of the files: ask again with `from`. */
  next: z.optional(z.int()),
});
export type ImportResponse = z.infer<typeof ImportResponse>;
