import * as z from 'zod/mini';
import { Language } from '../domain/cases/case.ts';
import { ZoneName } from '../domain/hours/zone-offset.ts';
import { Phone } from '../domain/people/phones.ts';
import { Epoch, PhoneView } from './calls.ts';

export const DetailsRequest = z.strictObject({
  epoch: Epoch,
  /** Numbers of this person that were given in the call: they are found by them, and called on them, from now on. */
  phones: z.optional(z.array(Phone).check(z.minLength(1), z.maxLength(20))),
  /** The language (BCP 47) in which they are to be called; before a finish with language-barrier, where it was heard. */
  language: z.optional(Language),
  /** The IANA zone that they live by, where they said so: it decides when they are called. */
  zone: z.optional(ZoneName),
});
export type DetailsRequest = z.infer<typeof DetailsRequest>;

/** What who named somebody said when they were asked for another number of theirs. */
export const NumberRequest = z.strictObject({
  epoch: Epoch,
  /** Of `numbersWanted` in the task. */
  wanted: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Left out: they know none, and are not asked again. */
  phones: z.optional(z.array(Phone).check(z.minLength(1), z.maxLength(20))),
});
export type NumberRequest = z.infer<typeof NumberRequest>;

export const NumberResponse = z.strictObject({
  /** `already-known`: none of them was news, and no other is left. Nothing more is told of the person. */
  status: z.enum(['recorded', 'already-known']),
});
export type NumberResponse = z.infer<typeof NumberResponse>;

export const DetailsResponse = z.strictObject({
  /** `already-known`: nothing of it was news. */
  status: z.enum(['recorded', 'already-known']),
  /** Their phones now, in the order in which they are to be tried. */
  phones: z.array(PhoneView),
});
export type DetailsResponse = z.infer<typeof DetailsResponse>;
