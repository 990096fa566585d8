/**
 * One person's name reaches us in several alphabets and spellings: Щербаков in the registry, Shcherbakov in a passport,
 * Scherbakov in an e-mail. A skeleton is not a transliteration to show anybody: it is the form on which the spellings
 * in use for one name agree (ICAO 9303, BGN/PCGN, GOST 7.79 and R 52535, everyday), while different names stay apart.
 */

/** The ICAO table except where a rule below would only have to undo it: ё is е, signs are silent. */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  і: 'i',
  є: 'ie',
  ґ: 'g',
  ә: 'a',
  ғ: 'g',
  қ: 'k',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
  ҳ: 'kh',
  ҷ: 'j',
  җ: 'j',
  ӯ: 'u',
  ӣ: 'i',
  ј: 'i',
  љ: 'l',
  њ: 'n',
  ђ: 'dj',
  ћ: 'ch',
  џ: 'dzh',
};

/** Letters that say more than their base letter does; every other diacritic just goes. */
const latin: Readonly<Record<string, string>> = {
  č: 'ch',
  ć: 'ch',
  ç: 'ch',
  š: 'sh',
  ş: 'sh',
  ș: 'sh',
  ŝ: 'shch',
  ž: 'zh',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ə: 'a',
};

/** Alef, ya, ta marbuta and kaf as written in Arabic, Persian and Urdu; hamza carriers fall apart in NFKD. */
const arabic: Readonly<Record<string, string>> = { ٱ: 'ا', ى: 'ي', ی: 'ي', ة: 'ه', ک: 'ك', ے: 'ي', ہ: 'ه' };

/** Combining accents, Hebrew points, Arabic vowel marks and tatweel. Not all marks: in Hindi they are the vowels. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;

/** In this order; each line is a disagreement between romanisations in use. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|shh/g, 'sh'], // Shcherbakov, Scherbakov, Shherbakov
  [/tch/g, 'ch'], // Tchaikovsky
  [/dzh|^dj/g, 'j'], // Dzhamshid, Djamshid, Jamshid
  [/kh/g, 'h'], // Khasanov, Hasanov
  [/ph/g, 'f'], // Sophia
  [/th/g, 't'], // Elizabeth
  [/gh/g, 'g'], // Ghani
  [/cz|tz/g, 'ts'], // Tzvetkova
  [/c(?=v|[oe]v)/g, 'ts'], // Cvetkova, Kuznecov
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'], // Victoria
  [/q/g, 'k'],
  [/w/g, 'v'],
  [/^xe/, 'kse'], // Xenia
  [/^x/, 'h'], // Xasanov
  [/x/g, 'ks'], // Alexey
  [/(?<=[oe])ff$/, 'v'], // Romanoff
  [/(?<=[bcdfghklmnprstvz])[yj]o|iyo/g, 'e'], // Artyom, Bakhtiyor
  [/[yji]+e/g, 'e'], // Yevgeny, Andreyev, Yuryevna
  [/[yj]/g, 'i'], // Dmitry, Sergej
  [/(?<=[bcdfghklmnprstvz])iu/g, 'u'], // Lyudmila, Ludmila
  [/ander$/, 'andr'], // Alexander
  [/(.)\1+/gu, '$1'], // Hassan, Kirill, Iuliia
];

const respell = (text: string) => spellings.reduce((spelt, [from, to]) => spelt.replace(from, to), text);

const letters = (text: string, table: Readonly<Record<string, string>>) =>
  Array.from(text, (letter) => table[letter] ?? letter).join('');

function fold(word: string): string {
  const composed = letters(word.normalize('NFC').toLowerCase(), latin);
  const bare = composed.normalize('NFKD').toLowerCase().replace(marks, '');
  return respell(letters(letters(bare, cyrillic), arabic)).normalize('NFC');
}

/**
 * The skeleton of one word of letters in any script; may be empty (`ь`). Rules make work for each other (Асхат becomes
 * `askhat`, then `ashat`), so a skeleton is where they come to rest: the skeleton of a skeleton is itself.
 */
export function skeletonOf(word: string): string {
  const folded = fold(word);
  return folded === word ? word : skeletonOf(folded);
}

/** Words in letters of the Latin skeleton can be compared with each other; `محمد` and `muhammad` cannot. */
export const isLatin = (skeleton: string) => /^[a-z]+$/.test(skeleton);
