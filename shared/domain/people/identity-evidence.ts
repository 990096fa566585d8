import type { Identity } from './identity.ts';
import { foldNumber } from './lookups.ts';
import { compareNames, fullNameOf } from './names.ts';
import { samePhone } from './phones.ts';
import { skeletonOf } from './romanise.ts';

/**
 * How well one known person fits a naming. Two people in one household share a phone and often a family name, a father
 * and a son every word of it, twins the birth date: so no single detail but a personal number is enough, and a detail
 * that contradicts is never outweighed by one that agrees.
 */

export type Fit =
  | 'number' // the same national or insurance number
  | 'mistyped-number' // the same number, and everything else says otherwise
  | 'name-and-birth-date' // full name and birth date, and the phone or address
  | 'full-name' // the phone, and the full name word for word
  | 'can-be-one' // the phone, and a name that can mean the same person
  | 'doubt' // something agrees that should be asked about
  | 'none';

type Agreement = 'agree' | 'contradict' | 'unknown';

function compare(a: string | undefined, b: string | undefined): Agreement {
  if (!a || !b) return 'unknown';
  return a === b ? 'agree' : 'contradict';
}

function compareSexes(a: string | undefined, b: string | undefined): Agreement {
  const told = [a, b].every((sex) => sex === 'female' || sex === 'male');
  return told ? compare(a, b) : 'unknown';
}

/** An address word for word, in any alphabet; the words for street, house and flat are left out as often as not. */
function foldAddress(text: string | undefined): string {
  const filler = /^(?:ul|ulitsa|d|dom|kv|kvartira|g|gorod|korp|korpus|str|stroenie|street|st|flat|apt|no)$/;
  const words = (text ?? '').normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words
    .map(skeletonOf)
    .filter((word) => word !== '' && !filler.test(word))
    .join(' ');
}

/** Father and son never share a birth year, so dates that differ within one are more likely a slip of the pen. */
const withinOneYear = (a: Identity, b: Identity) => a.birthDate?.slice(0, 4) === b.birthDate?.slice(0, 4);

function fitByNumber(wanted: Identity, known: Identity): Fit | undefined {
  const national = compare(foldNumber(wanted.nationalNumber), foldNumber(known.nationalNumber));
  const insurance = compare(foldNumber(wanted.insuranceNumber), foldNumber(known.insuranceNumber));
  if (national !== 'agree' && insurance !== 'agree') return undefined;
  if (national === 'contradict') return 'mistyped-number';
  const otherPerson =
    compareNames(wanted.name, known.name) === 'different' &&
    compare(wanted.birthDate, known.birthDate) === 'contradict';
  return otherPerson ? 'mistyped-number' : 'number';
}

function fitByName(wanted: Identity, known: Identity): Fit {
  const names = compareNames(wanted.name, known.name);
  if (names === 'different') return 'none';
  const births = compare(wanted.birthDate, known.birthDate);
  const phone = wanted.phones.some(
    (one) => one.e164 && known.phones.some((other) => other.e164 && samePhone(one, other)),
  );
  const fullName = fullNameOf(wanted.name);
  const sameFullName = fullName !== undefined && fullName === fullNameOf(known.name);

  if (names === 'unclear') return phone && births !== 'contradict' ? 'doubt' : 'none';
  if (births === 'contradict') return phone && sameFullName && withinOneYear(wanted, known) ? 'doubt' : 'none';
  if (!phone && births !== 'agree') return 'none';
  if (contradicts(wanted, known)) return 'doubt';
  if (births === 'agree' && sameFullName) {
    const address = compare(foldAddress(wanted.address?.text), foldAddress(known.address?.text));
    return phone || address === 'agree' ? 'name-and-birth-date' : 'doubt';
  }
  if (!phone) return 'doubt';
  return names === 'same' && sameFullName ? 'full-name' : 'can-be-one';
}

const contradicts = (wanted: Identity, known: Identity) =>
  compareSexes(wanted.sex, known.sex) === 'contradict' ||
  compare(foldNumber(wanted.nationalNumber), foldNumber(known.nationalNumber)) === 'contradict';

export function fitOf(wanted: Identity, known: Identity): Fit {
  return fitByNumber(wanted, known) ?? fitByName(wanted, known);
}
