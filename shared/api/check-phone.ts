import * as z from 'zod/mini';
import { wrongShape } from './problem.ts';

export const CheckPhoneRequest = z.strictObject({
  /** As it was said or typed, in any notation. */
  number: z.string().check(z.trim(), z.minLength(1), z.maxLength(64)),
  /** Whose numbers are meant where it has no `+` (ISO 3166), the installation's country where left out. */
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/, 'two capital letters (ISO 3166), for example RU'))),
});
export type CheckPhoneRequest = z.infer<typeof CheckPhoneRequest>;

export const CheckPhoneResponse = z.strictObject({
  /** Whether it can be dialled: another one is kept all the same, and shown to whoever looks for the person. */
  readable: z.boolean(),
  e164: z.optional(z.string()),
  /** As people of its country write it, to be read back to whoever gave it. */
  national: z.optional(z.string()),
  masked: z.optional(z.string()),
  /** Of the number (ISO 3166); absent where its code is of no one country. */
  country: z.optional(z.string()),
  /** What is wrong, or doubtful. */
  wrong: z.optional(z.strictObject(wrongShape)),
});
export type CheckPhoneResponse = z.infer<typeof CheckPhoneResponse>;
