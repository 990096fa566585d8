import type { Identity } from './identity.ts';
import { fullNameOf } from './names.ts';

/** What finds a person again when they are told of once more. */

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
