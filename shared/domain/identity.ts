import * as z from 'zod/mini';
import { type Fit, fitOf } from './identity-evidence.ts';
import { foldNumber } from './identity-keys.ts';
import { completeName, fullNameOf, Name } from './names.ts';
import { PhoneNumber, samePhone } from './phones.ts';

/**
 * Who somebody is, as far as we were told, and how they are found again when they are named once more: by five
 * neighbours, a second laboratory, or themselves. Making two people of one calls them twice; making one of two gives
 * one person's answers to another. So nothing is guessed: what does not decide is asked about on the phone.
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
});
export type Identity = z.infer<typeof Identity>;

/** `text` is folded and in the clear: only its HMAC is ever stored. */
export interface LookupKey {
  readonly kind: 'phone' | 'national-number' | 'insurance-number' | 'name-and-birth-date';
  readonly text: string;
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

/** A known person that a lookup brought up, and by which kinds of key. */
export interface Candidate {
  readonly personId: string;
  readonly identity: Identity;
  readonly via: readonly LookupKey['kind'][];
}

/** `because` tells a supervisor why, without any identifying detail; `of` is sorted and never empty. */
export type Resolution =
  | { readonly is: 'same'; readonly personId: string; readonly because: string }
  | { readonly is: 'possible-duplicate'; readonly of: readonly string[]; readonly because: string }
  | { readonly is: 'new'; readonly because: string };

const reasons = {
  number: 'the same national or insurance number',
  'name-and-birth-date': 'the same full name and birth date, and the same phone or address',
  'full-name': 'the same phone and the same full name',
  'can-be-one': 'the same phone and a name that can be theirs',
} as const;

/** Whether the person named is one of the candidates. The strongest kind of fit decides, if it fits only one. */
export function resolveIdentity(wanted: Identity, candidates: readonly Candidate[]): Resolution {
  const fits = candidates.map(({ personId, identity }) => ({ personId, fit: fitOf(wanted, identity) }));
  const of = (...kinds: Fit[]) =>
    [...new Set(fits.filter(({ fit }) => kinds.includes(fit)).map(({ personId }) => personId))].sort();
  const duplicate = (ids: string[], because: string): Resolution => ({ is: 'possible-duplicate', of: ids, because });
  const decide = (kind: keyof typeof reasons): Resolution | undefined => {
    const [personId, ...others] = of(kind);
    if (personId === undefined) return undefined;
    if (others.length === 0) return { is: 'same', personId, because: reasons[kind] };
    return duplicate(of('number', ...byName), `several people fit: ${reasons[kind]}`);
  };
  const byName = ['name-and-birth-date', 'full-name', 'can-be-one'] as const;

  const numbered = decide('number');
  if (numbered !== undefined) return numbered;
  if (of('mistyped-number').length > 0)
    return duplicate(of('mistyped-number', ...byName), 'a number of theirs, but the other details contradict it');
  const named = decide('name-and-birth-date') ?? decide('full-name') ?? decide('can-be-one');
  if (named !== undefined) return named;
  const doubts = of('doubt');
  if (doubts.length > 0) return duplicate(doubts, 'some details agree, but not enough to tell');
  return {
    is: 'new',
    because: candidates.length > 0 ? 'others share a detail, nobody fits' : 'nobody is known by these details',
  };
}

/** Adds what was not known: phones, missing parts of the name, details never told. A known value is never replaced. */
export function mergeIdentity(known: Identity, learned: Identity): Identity {
  const told = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  const phones = learned.phones.filter((phone) => !known.phones.some((other) => samePhone(phone, other)));
  const address = mergeAddress(known.address, learned.address);
  return {
    ...learned,
    ...told,
    name: completeName(known.name, learned.name),
    phones: [...known.phones, ...phones],
    ...(address !== undefined && { address }),
  };
}

/** A district completes an address only when both tell the same one: half of each would be a third place. */
function mergeAddress(known: Identity['address'], learned: Identity['address']): Identity['address'] {
  if (known === undefined || learned === undefined) return known ?? learned;
  const meets = (a: string | undefined, b: string | undefined) => a === undefined || b === undefined || a === b;
  const onePlace = meets(known.text, learned.text) && meets(known.district, learned.district);
  const told = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return onePlace ? { ...learned, ...told } : known;
}
