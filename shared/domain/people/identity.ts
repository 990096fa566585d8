import * as z from 'zod/mini';
import { fullNameOf, Name } from './names.ts';
import { DoNotCall, PhoneNumber } from './phones.ts';

/**
 * Who somebody is, as far as we were told, and what finds them again when they are named once more. Lookups only
 * bring candidates together; who is who is decided in `identity-resolution.ts`.
 */

const text = z.optional(z.string());

export const Identity = z.object({
  name: Name,
  /** `yyyy-MM-dd`. */
  birthDate: text,
  /** Completed years when it was told. */
  age: z.optional(z.number()),
  sex: text,
  nationalNumber: text,
  insuranceNumber: text,
  phones: z.array(PhoneNumber),
  address: z.optional(z.object({ text, district: text })),
  /** BCP 47. */
  language: text,
  /** Handed over to: whoever lives elsewhere than their district says. */
  jurisdiction: text,
  /** IANA time zone that they told us they live by. */
  zone: text,
  /** Whoever they are, they are not to be called. */
  doNotCall: z.optional(DoNotCall),
});
export type Identity = z.infer<typeof Identity>;

/** `text` is folded and in the clear: only its HMAC is ever stored. */
export interface LookupKey {
  readonly kind: 'phone' | 'national-number' | 'insurance-number' | 'name-and-birth-date';
  readonly text: string;
}

/**
 * A personal number without its punctuation, in capitals. Undefined for what forms are filled in with when there is
 * none (`-`, `нет`, `000-000-000 00`): a number that many people share would make them one.
 */
export function foldNumber(number: string | undefined): string | undefined {
  const folded = (number ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const digits = folded.match(/\p{N}/gu) ?? [];
  return digits.length >= 4 && new Set(digits).size > 1 ? folded : undefined;
}

/** Everything that finds this person again, each key once, in a fixed order. Phones that cannot be read find nobody. */
export function lookupKeys(identity: Identity): LookupKey[] {
  const fullName = fullNameOf(identity.name);
  const named = fullName !== undefined && identity.birthDate !== undefined;
  const key = (kind: LookupKey['kind'], ...texts: (string | undefined)[]) =>
    [...new Set(texts.filter((each) => each !== undefined))].sort().map((each) => ({ kind, text: each }));
  return [
    ...key('national-number', foldNumber(identity.nationalNumber)),
    ...key('insurance-number', foldNumber(identity.insuranceNumber)),
    ...key('name-and-birth-date', named ? `${fullName}|${identity.birthDate}` : undefined),
    ...key('phone', ...identity.phones.map(({ e164 }) => e164)),
  ];
}
