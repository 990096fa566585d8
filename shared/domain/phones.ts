import * as z from 'zod/mini';

/**
 * A phone as somebody gave it and as it can be dialled. What cannot be read is kept all the same: an operator may see
 * the slip of the pen that no rule does, and without it the person would be lost.
 */

export const PhoneKind = z.enum(['mobile', 'home', 'work', 'other']);
export type PhoneKind = z.infer<typeof PhoneKind>;

/** A phone as given, in any notation. */
export const Phone = z.strictObject({
  number: z.string().check(z.trim(), z.minLength(1), z.maxLength(64)),
  kind: z.optional(PhoneKind),
});
export type Phone = z.infer<typeof Phone>;

/** A phone as kept. `e164` is absent when the number cannot be read; `unusable` numbers are never dialled. */
export const PhoneNumber = z.object({
  asTyped: z.string(),
  e164: z.optional(z.string()),
  kind: z.optional(PhoneKind),
  /** The carrier may not ring it from here: it can be dialled by hand only. */
  byHand: z.optional(z.boolean()),
  standing: z.enum(['unchecked', 'unusable']),
});
export type PhoneNumber = z.infer<typeof PhoneNumber>;

/** Gives E.164 (`+79161234567`), or nothing when the text is no possible number. */
export type ReadPhone = (asTyped: string) => string | undefined;

/** Two phones are one when they ring the same line; unread ones when they were typed with the same characters. */
export const samePhone = (a: PhoneNumber, b: PhoneNumber): boolean =>
  a.e164 === undefined || b.e164 === undefined ? a.asTyped === b.asTyped : a.e164 === b.e164;

/** Reads phones in the order given, each line once. */
export function readPhones(phones: readonly Phone[], read: ReadPhone): PhoneNumber[] {
  const numbers: PhoneNumber[] = [];
  for (const { number, kind } of phones) {
    const e164 = read(number);
    const phone: PhoneNumber = {
      asTyped: number,
      ...(e164 !== undefined && { e164 }),
      ...(kind !== undefined && { kind }),
      standing: e164 === undefined ? 'unusable' : 'unchecked',
    };
    if (!numbers.some((known) => samePhone(known, phone))) numbers.push(phone);
  }
  return numbers;
}
