import * as z from 'zod/mini';
import { Day } from '../dates.ts';
import { Name } from '../people/name.ts';
import { Phone } from '../people/phones.ts';
import { wrongs } from '../wrong.ts';

/**
 * A case is one person's infection with one disease, as a laboratory or registry reports it. Sources learn as they
 * go: they report, correct and withdraw, and their messages overtake each other on the way. So a case keeps, for each
 * thing said, the newest value and when its source said it; whatever the order of arrival, the result is the same.
 */

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));
/** Absent: nothing said. Null: said to be unknown, which takes an earlier value back. */
const said = <T extends z.ZodMiniType>(type: T) => z.optional(z.nullable(type));

export const Disease = text(64);
export const Source = text(128);
export const SourceCaseId = text(128);
export const Ref = text(128);

export const Address = z.strictObject({ text: z.optional(text(500)), district: z.optional(text(200)) });
export type Address = z.infer<typeof Address>;

/** Years; a fraction for infants. */
export const Age = z.number().check(
  z.gte(0),
  z.lte(150),
  z.refine((age) => age === 0 || age >= 0.001, 'an age is 0 or at least 0.001'),
);

export const Sex = z.enum(['female', 'male', 'other']);

/** BCP 47. */
export const Language = z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, wrongs.language));

/** What may be said of a case that tells who the person is: kept in `People`. */
export const identifyingDetails = {
  name: said(Name),
  birthDate: said(Day),
  phones: said(z.array(Phone).check(z.maxLength(20))),
  address: said(Address),
  language: said(Language),
  nationalNumber: said(text(64)),
  insuranceNumber: said(text(64)),
  institution: said(text(200)),
};

/** What may be said of a case under a pseudonym: kept in `CaseFiles`. */
export const analyticDetails = {
  disease: said(Disease),
  classification: said(z.enum(['confirmed', 'probable', 'suspected'])),
  specimenDate: said(Day),
  reportDate: said(Day),
  /** May stay unknown: nobody can say when many cases began. */
  onsetDate: said(Day),
  /** At the report. */
  age: said(Age),
  sex: said(Sex),
  occupation: said(text(200)),
  hospital: said(text(300)),
  imported: said(z.boolean()),
  outcome: said(z.enum(['recovered', 'deceased', 'ill', 'unknown'])),
  /** A line-list number that identifies nobody; stored beside the pseudonym so that files can be compared. */
  ref: said(Ref),
};

export const CaseDetails = z.strictObject({ ...analyticDetails, ...identifyingDetails });
export type CaseDetails = z.infer<typeof CaseDetails>;
