import * as z from 'zod/mini';
import { Address, Age, Language, Ref, Sex } from '../cases/case.ts';
import { Day } from '../dates.ts';
import { Name } from '../people/name.ts';
import { Phone } from '../people/phones.ts';
import { Answer, RowKey } from './answer.ts';

/**
 * What was said on the phone: the answers, against one version of a protocol, and the people named. A contact's row
 * gets a key when it is first saved and keeps it through every version of the interview, so that taking a row out
 * again is a fact too and an exposure is never made twice.
 */

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

export const contactsAtMost = 500;

/** Rows that any version of an interview had: those that were taken out again are remembered in one item with the others. */
export const everNamedAtMost = 2000;

export const ContactKey = RowKey;
export type ContactKey = z.infer<typeof ContactKey>;

export const Risk = z.enum(['high', 'low', 'unknown']);
export type Risk = z.infer<typeof Risk>;

/** What was between them: nothing, something (a mask on one of them), all that is asked for (both, or a respirator). */
export const Protection = z.enum(['none', 'some', 'full']);

/** From 0; a store keeps no number that is nearly 0. */
const measured = (most: number) =>
  z.number().check(
    z.gte(0),
    z.lte(most),
    z.refine((value) => value === 0 || value >= 0.001, 'is 0 or at least 0.001'),
  );

/** One person named, as the speaker named them. Without a phone they are kept as *to be located*. */
export const NamedContact = z.strictObject({
  key: ContactKey,
  /** `source`: the speaker thinks they caught it from this person. The exposure is stored source → exposed either way. */
  direction: z.optional(z.enum(['exposed', 'source'])),
  name: Name,
  phones: z.optional(z.array(Phone).check(z.maxLength(20))),
  birthDate: z.optional(Day),
  age: z.optional(Age),
  sex: z.optional(Sex),
  address: z.optional(Address),
  language: z.optional(Language),
  nationalNumber: z.optional(text(64)),
  relation: z.optional(text(200)),
  setting: z.optional(text(200)),
  firstExposure: z.optional(Day),
  lastExposure: z.optional(Day),
  continuing: z.optional(z.boolean()),
  /** The event of this interview at which they met. */
  event: z.optional(ContactKey),
  /** How near at the nearest, in metres; 0 where they touched. */
  distance: z.optional(measured(1000)),
  /** Minutes, summed over the day with the most. */
  duration: z.optional(measured(24 * 60)),
  protection: z.optional(Protection),
  /** In one closed room or vehicle, or there soon after the case had left. */
  sameAir: z.optional(z.boolean()),
  /** By the operator's own judgement; absent, the profile's rule decides. */
  risk: z.optional(Risk),
  /** Whether this person may be told who named them. Absent: no. */
  mayBeTold: z.optional(z.boolean()),
  ref: z.optional(Ref),
  notes: z.optional(text(2000)),
});
export type NamedContact = z.infer<typeof NamedContact>;

/** A row as it is kept: where the operator gave no risk, with the one that the profile's rule gave it then. */
export const KeptContact = z.extend(NamedContact, { riskByRule: z.optional(Risk) });
export type KeptContact = z.infer<typeof KeptContact>;

/** Three different facts when no row is written down (docs/design.md, section 4). */
export const Naming = z.enum(['named-contacts', 'named-nobody', 'refused-to-name']);

export const InterviewResult = z.strictObject({
  /** The reason it answers, where the call was made for several case interviews; else the only one is meant. */
  reason: z.optional(text(200)),
  protocol: z.strictObject({ id: text(64), version: z.number() }),
  answers: z.optional(z.record(z.string(), Answer)),
  /** New rows, and earlier ones (by their key) that say something else now. */
  contacts: z.optional(
    z
      .array(NamedContact)
      .check(
        z.maxLength(contactsAtMost, `an interview takes at most ${contactsAtMost} contacts: send the rest as another`),
      ),
  ),
  /** Rows of an earlier version that were a mistake. Rows that are not sent again stay as they were. */
  takenOut: z.optional(z.array(ContactKey)),
  naming: z.optional(Naming),
  /** "About ten people on the bus": people nobody can name. */
  unknownPeople: z.optional(z.int().check(z.gte(0), z.lte(100_000))),
  /** The last day at home, as it was told, where it was another than the one computed. */
  told: z.optional(z.strictObject({ until: z.union([Day, z.literal('recovery')]) })),
});
export type InterviewResult = z.infer<typeof InterviewResult>;
