import { initialFits, patronymicOf, type Word } from './names-words.ts';
import { isLatin } from './romanise.ts';
import { canBeOneGivenName } from './short-names.ts';

/**
 * Whether two namings can mean one person. The words of both are paired off, the surest pairs first; what stays
 * without a partner, and the part it plays, decides. A family name's ending tells a sex, not a person, so
 * Петров and Петрова pair, but such a pair never makes two names the same.
 */

export type Likeness = 'same' | 'can-be-one' | 'unclear' | 'different';

type Fits = (a: Word, b: Word) => boolean;

const masculine = (family: string) =>
  family
    .replace(/(?<=[oe]v|in)a$/, '')
    .replace(/(?<=sk)aia$/, 'i')
    .replace(/aia$/, 'i')
    .replace(/oi$/, 'i');

const mayBe = (word: Word, part: Word['part']) => word.part === part || word.part === 'unknown';

const equal: Fits = (a, b) => a.text === b.text && a.initial === b.initial;

const bothGiven: Fits = (a, b) =>
  mayBe(a, 'given') && mayBe(b, 'given') && !a.initial && !b.initial && canBeOneGivenName(a.text, b.text);

const samePatronymic: Fits = (a, b) => {
  if (!mayBe(a, 'patronymic') || !mayBe(b, 'patronymic')) return false;
  const [ofA, ofB] = [patronymicOf(a.text), patronymicOf(b.text)];
  return ofA !== undefined && ofA.father === ofB?.father && ofA.sex === ofB.sex;
};

const sameFamily: Fits = (a, b) => mayBe(a, 'family') && mayBe(b, 'family') && masculine(a.text) === masculine(b.text);

/** An initial stands for a given name or patronymic before it stands for a family name. */
const initialOf =
  (family: boolean): Fits =>
  (a, b) => {
    const [initial, word] = a.initial ? [a, b] : [b, a];
    return initial.initial && (word.part === 'family') === family && initialFits(initial, word);
  };

interface Pairing {
  readonly pairs: readonly (readonly [Word, Word])[];
  readonly exact: boolean;
  readonly restA: readonly Word[];
  readonly restB: readonly Word[];
}

/** Pairs words off, each once: exact ones first, then ever weaker agreements. */
function pairOff(a: readonly Word[], b: readonly Word[]): Pairing {
  const pairs: (readonly [Word, Word])[] = [];
  const restA = [...a];
  const restB = [...b];
  const take = (fits: Fits) => {
    for (const word of [...restA]) {
      const at = restB.findIndex((other) => fits(word, other));
      const [partner] = at < 0 ? [] : restB.splice(at, 1);
      if (partner === undefined) continue;
      restA.splice(restA.indexOf(word), 1);
      pairs.push([word, partner]);
    }
  };
  take(equal);
  const equals = pairs.length;
  for (const fits of [bothGiven, samePatronymic, sameFamily, initialOf(false), initialOf(true)]) take(fits);
  const exact = pairs.length === equals && !pairs.some(([word]) => word.initial);
  return { pairs, exact, restA, restB };
}

const isGiven = (word: Word) => word.part === 'given';

/** Whether somebody's given name must be among the words, even when we cannot tell which it is. */
const namesGiven = (words: readonly Word[]) =>
  words.some(isGiven) || words.filter((word) => word.part === 'unknown' && !word.initial).length > 1;

/** What follows when nothing tells that the given names agree. */
function withoutGiven(a: readonly Word[], b: readonly Word[], { pairs, exact, restA, restB }: Pairing): Likeness {
  if (restA.some(isGiven) && restB.some(isGiven)) return 'different';
  if (pairs.length === 0) return namesGiven(a) && namesGiven(b) ? 'different' : 'unclear';
  const onlyFamily = pairs.every((pair) => pair.some((word) => word.part === 'family' || word.part === 'patronymic'));
  if (onlyFamily) return 'unclear';
  if (restA.length === 0 && restB.length === 0) return exact ? 'same' : 'can-be-one';
  const oneIsShorter = restA.length === 0 || restB.length === 0;
  return oneIsShorter && pairs.length > 1 ? 'can-be-one' : 'unclear';
}

/** What follows when the given names agree: two family names or two patronymics may be one person's, or two. */
function withGiven({ exact, restA, restB }: Pairing): Likeness {
  if (restA.length === 0 && restB.length === 0) return exact ? 'same' : 'can-be-one';
  const disagree = restA.some(({ part }) => restB.some((other) => mayBe(other, part) || part === 'unknown'));
  return disagree ? 'unclear' : 'can-be-one';
}

const inOrder = (words: readonly Word[]) => words.map(({ text, part }) => `${text} ${part}`).join('|');

export function comparePeople(one: readonly Word[], other: readonly Word[]): Likeness {
  // Pairing off is greedy, so the order of the two is fixed first: the answer must not depend on who is asked about.
  const [a, b] = inOrder(one) <= inOrder(other) ? [one, other] : [other, one];
  const latin = [a, b].map((words) => words.some(({ text }) => isLatin(text)));
  if (latin[0] !== latin[1]) return 'unclear';
  const pairing = pairOff(a, b);
  return pairing.pairs.some((pair) => pair.some(isGiven)) ? withGiven(pairing) : withoutGiven(a, b, pairing);
}
