import { skeletonOf } from './romanise.ts';
import { isFather, isGivenName } from './short-names.ts';

/**
 * The words of a name and the part each plays. Sources that fill in one field leave the parts to be read from the
 * words themselves; where they do not say, a word's part stays unknown and the comparison takes care.
 */

/** A name as `names.ts` checks it. */
interface WrittenName {
  readonly asWritten?: string | undefined;
  readonly family?: string | undefined;
  readonly given?: string | undefined;
  readonly patronymic?: string | undefined;
}

type Part = 'family' | 'given' | 'patronymic' | 'unknown';

export interface Word {
  /** On the skeleton. */
  readonly text: string;
  readonly written: string;
  readonly part: Part;
  readonly initial: boolean;
}

/** Within a word these are signs of a romanisation (Il'in) or of a language (O'Connor). */
const apostrophes = /['’‘ʼʹʻ`´"ʺ]/gu;
const cyrillicLetter = /^\p{Script=Cyrillic}$/u;

function split(text: string | undefined, part: Part): Word[] {
  const plain = (text ?? '').replace(apostrophes, '').normalize('NFKC').replace(apostrophes, '');
  return Array.from(plain.matchAll(/([\p{L}\p{M}\p{N}]+)(\.?)/gu), ([, written = '', point]) => ({
    text: skeletonOf(written),
    written,
    part,
    initial: isInitial(written, point !== ''),
  })).filter((word) => word.text !== '');
}

/** `Ю` and `Y` are initials; `Yu.` and `Kh.` are one Cyrillic letter romanised. */
function isInitial(written: string, pointed: boolean): boolean {
  if (/^\p{Script=Han}/u.test(written)) return false;
  return Array.from(written).length === 1 || (pointed && /^(shch|[kzcs]h|ts|[yij][uaoe])$/i.test(written));
}

/** Whether an initial as written can stand for a word: И is not Юрий though the skeleton of both starts with `i`. */
export function initialFits(initial: Word, word: Word): boolean {
  if (!word.text.startsWith(initial.text)) return /^[yj]$/i.test(initial.written) && word.text.startsWith('e');
  if (!cyrillicLetter.test(initial.written)) return true;
  const next = word.text.slice(initial.text.length, initial.text.length + 1);
  const partOfAnotherLetter: Readonly<Record<string, string>> = { i: 'ua', s: 'h', z: 'h', t: 's' };
  return next === '' || !(partOfAnotherLetter[initial.text] ?? '').includes(next);
}

/** Иванович and, as spoken, Иваныч: `ivan` and the sex; undefined when the word is no patronymic. */
export function patronymicOf(text: string): { readonly father: string; readonly sex: 'f' | 'm' } | undefined {
  const father = /^(.{2,}?)(?:[oe]vich|ich|[oe]vna|inichna|ichna)$/.exec(text)?.[1];
  return father === undefined ? undefined : { father, sex: text.endsWith('ich') ? 'm' : 'f' };
}

const surelyFamily = /(?:[oe]va?|sko?i|skaia|enko|chuk|shvili|dze|ian|ih)$/;
const perhapsFamily = /(?:ina?|uk|ko|aia)$/;

/** In two words, only a father whose name we know makes a patronymic: Лев Рабинович is no son of Рабин. */
function isPatronymic(word: Word, at: number, words: readonly Word[]): boolean {
  const before = words[at - 1];
  const father = patronymicOf(word.text)?.father;
  if (before === undefined || father === undefined || patronymicOf(before.text)) return false;
  return words.length > 2 || (isGivenName(before.text) && isFather(father));
}

/** The part that one word's own shape gives away. */
function shapeOf(word: Word, at: number, words: readonly Word[]): Part {
  if (word.part !== 'unknown' || word.initial) return word.part;
  if (isPatronymic(word, at, words)) return 'patronymic';
  if (isGivenName(word.text)) return 'given';
  return surelyFamily.test(word.text) ? 'family' : 'unknown';
}

/** What is left over when the other parts are known: the word before a patronymic, the only word not accounted for. */
function byElimination(words: readonly Word[]): Word[] {
  const known = (part: Part) => words.some((word) => word.part === part);
  const open = words.filter((word) => word.part === 'unknown' && !word.initial);
  const beforePatronymic = words[words.findIndex((word) => word.part === 'patronymic') - 1];
  const left = (word: Word): Part => {
    if (word.part !== 'unknown' || word.initial) return word.part;
    if (!known('given') && word === beforePatronymic) return 'given';
    if (known('given') && !known('family')) return open.length === 1 ? 'family' : 'unknown';
    if (known('family') && !known('given')) return open.length === 1 ? 'given' : 'unknown';
    return 'unknown';
  };
  return words.map((word) => ({ ...word, part: left(word) }));
}

/** Names typed into each other's field: a known given name as family, a word that is surely a family name as given. */
function unswapped(words: Word[]): Word[] {
  const swapped =
    words.some(({ part, text }) => part === 'family' && isGivenName(text)) &&
    words.some(({ part, text }) => part === 'given' && !isGivenName(text) && surelyFamily.test(text));
  if (!swapped) return words;
  const other: Readonly<Record<Part, Part>> = {
    family: 'given',
    given: 'family',
    patronymic: 'patronymic',
    unknown: 'unknown',
  };
  return words.map((word) => ({ ...word, part: other[word.part] }));
}

/** Every word of a name with its part. `asWritten` adds only what the parts leave out. */
export function wordsOf(name: WrittenName): Word[] {
  const given = split(name.given, 'given').map((word, at): Word => {
    return at > 0 && patronymicOf(word.text) ? { ...word, part: 'patronymic' } : word;
  });
  const parts = unswapped([...split(name.family, 'family'), ...given, ...split(name.patronymic, 'patronymic')]);
  const isWhole = parts.some(({ part }) => part === 'family') && parts.some(({ part }) => part === 'given');
  const rest = isWhole ? [] : split(name.asWritten, 'unknown');
  const words = [...parts, ...rest.filter((word) => !parts.some(({ text }) => text === word.text))];
  const shaped = words.map((word, at) => ({ ...word, part: shapeOf(word, at, words) }));
  const eliminated = byElimination(shaped);
  return byElimination(
    eliminated.map((word): Word => {
      const isFamily = word.part === 'unknown' && !word.initial && perhapsFamily.test(word.text);
      return isFamily ? { ...word, part: 'family' } : word;
    }),
  );
}

/** The parts of a name in the letters they were written in; a part that cannot be told from the others is left out. */
export function partsAsWritten(words: readonly Word[]): Pick<WrittenName, 'family' | 'given' | 'patronymic'> {
  const parts = (['family', 'given', 'patronymic'] as const).flatMap((part) => {
    const written = words.filter((word) => word.part === part).map((word) => word.written);
    return written.length > 0 ? [[part, written.join(' ')] as const] : [];
  });
  return Object.fromEntries(parts);
}
