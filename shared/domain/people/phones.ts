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

const Word = { at: z.string(), by: z.string(), reason: z.string() };

/** Said of a person or of one number; stands until a supervisor lifts it with a reason of their own. */
export const DoNotCall = z.object({ ...Word, lifted: z.optional(z.object(Word)) });
export type DoNotCall = z.infer<typeof DoNotCall>;

/** What calls have shown of a number: it rings the person, rings nobody, or rings somebody else. */
export const Standing = z.enum(['unchecked', 'confirmed', 'unusable', 'not-theirs']);
export type Standing = z.infer<typeof Standing>;

/** Where a number comes from: a laboratory or registry, whoever named the person (also when asked again), the person, or a search for one. */
export const PhoneSource = z.enum(['reported', 'named', 'told', 'found']);
export type PhoneSource = z.infer<typeof PhoneSource>;

/** A phone as kept. `e164` is absent when the number cannot be read; dead numbers are never dialled. */
export const PhoneNumber = z.object({
  asTyped: z.string(),
  e164: z.optional(z.string()),
  kind: z.optional(PhoneKind),
  /** The carrier may not ring it from here: it can be dialled by hand only. */
  byHand: z.optional(z.boolean()),
  standing: Standing,
  source: z.optional(PhoneSource),
  doNotCall: z.optional(DoNotCall),
});
export type PhoneNumber = z.infer<typeof PhoneNumber>;

/** Cannot be read, rings nobody, or rings somebody else. */
export const isDead = ({ e164, standing }: PhoneNumber): boolean =>
  e164 === undefined || standing === 'unusable' || standing === 'not-theirs';

export const isForbidden = (said: DoNotCall | undefined): boolean => said !== undefined && said.lifted === undefined;

/** Gives E.164 (`+79161234567`), or nothing when the text is no possible number. */
export type ReadPhone = (asTyped: string) => string | undefined;

/** Two phones are one when they ring the same line; unread ones when they were typed with the same characters. */
export const samePhone = (a: PhoneNumber, b: PhoneNumber): boolean =>
  a.e164 === undefined || b.e164 === undefined ? a.asTyped === b.asTyped : a.e164 === b.e164;

/** Numbers of one person: each is found by an item of its own, and a merge moves all of them in one commit of a hundred items. */
export const phonesAtMost = 50;

/**
 * At most as many numbers as a person has. Too many are somebody's mistake: those go that ring nobody, the oldest first,
 * then those that nobody has answered. What a call confirmed stays, and what must not be called: told once more it would be.
 */
export function numbersKept(phones: readonly PhoneNumber[], newest: 'first' | 'last'): PhoneNumber[] {
  const most = phones.length - phonesAtMost;
  if (most <= 0) return [...phones];
  const byAge = newest === 'last' ? phones : phones.toReversed();
  const mayGo = byAge.filter(({ standing, doNotCall }) => standing !== 'confirmed' && doNotCall === undefined);
  const going = new Set(mayGo.toSorted((a, b) => Number(isDead(b)) - Number(isDead(a))).slice(0, most));
  return phones.filter((phone) => !going.has(phone));
}

/** Reads phones in the order given, each line once. */
export function readPhones(phones: readonly Phone[], read: ReadPhone, source?: PhoneSource): PhoneNumber[] {
  const numbers: PhoneNumber[] = [];
  for (const { number, kind } of phones) {
    const e164 = read(number);
    const phone: PhoneNumber = {
      asTyped: number,
      ...(e164 !== undefined && { e164 }),
      ...(kind !== undefined && { kind }),
      standing: e164 === undefined ? 'unusable' : 'unchecked',
      ...(source !== undefined && { source }),
    };
    if (!numbers.some((known) => samePhone(known, phone))) numbers.push(phone);
  }
  return numbers;
}
