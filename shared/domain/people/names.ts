import type { Name } from './name.ts';
import { comparePeople, type Likeness } from './names-compare.ts';
import { partsAsWritten, wordsOf } from './names-words.ts';

/** Whether names can be one person's, and what one tells that another does not. */

/** The words of a name on the skeleton that its spellings share, each once, sorted. */
export function foldName(name: Name): string[] {
  return [...new Set(wordsOf(name).map(({ text }) => text))].sort();
}

/**
 * Whether two names can be one person's: `same` when every word agrees in whatever order, `can-be-one` when one is a
 * shorter or familiar form of the other, `different` when the given names disagree, else `unclear`. Symmetric.
 */
export function compareNames(a: Name, b: Name): Likeness {
  return comparePeople(wordsOf(a), wordsOf(b));
}

/**
 * The words of a full name (family and given) that find it again: without patronymic and initials, which are left out
 * as often as not. Undefined when it is not a full name.
 */
export function fullNameOf(name: Name): string | undefined {
  const words = wordsOf(name).filter(({ part, initial }) => part !== 'patronymic' && !initial);
  const texts = [...new Set(words.map(({ text }) => text))].sort();
  return texts.length < 2 ? undefined : texts.join(' ');
}

/**
 * The known name with the parts that only the learned one tells. Nothing known is replaced: somebody known as Саша
 * stays Саша and gains a family name.
 */
export function completeName(known: Name, learned: Name): Name {
  const words = wordsOf(known);
  const isRead = words.every(({ part, initial }) => part !== 'unknown' || initial);
  if (!isRead || compareNames(known, learned) === 'different') return known;
  const [knownParts, learnedParts] = [partsAsWritten(words), partsAsWritten(wordsOf(learned))];
  const addsNothing = Object.keys(learnedParts).every((part) => part in knownParts);
  return addsNothing ? known : { ...learnedParts, ...knownParts, ...known };
}
