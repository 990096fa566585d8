import type { Identity } from './identity.ts';
import { type Fit, fitOf } from './identity-evidence.ts';
import type { LookupKey } from './lookups.ts';
import { completeName } from './names.ts';
import { numbersKept, samePhone } from './phones.ts';

/**
 * Whether somebody named is somebody known: by five neighbours, a second laboratory, or themselves. Making two people
 * of one calls them twice; making one of two gives one person's answers to another. So nothing is guessed: what does
 * not decide is a possible duplicate, asked about on the phone.
 */

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
    phones: numbersKept([...known.phones, ...phones], 'last'),
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
