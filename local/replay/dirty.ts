import type { Name } from '../../shared/domain/people/name.ts';
import { shortFormsOf } from '../../shared/domain/people/short-names.ts';
import { draw } from './draw.ts';
import type { MadeUpPerson } from './people.ts';

/** How one person is spoken of by another. */
export interface Spoken {
  readonly name: Name;
  readonly phone: string;
}

type Speech = (person: MadeUpPerson) => Spoken;

const givenOnly: Speech = (person) => ({ name: { asWritten: withoutDots(person.given) }, phone: trunk(person.phone) });

const speech: readonly Speech[] = [
  (person) => ({ name: { asWritten: `${short(person)} ${person.family}` }, phone: trunk(person.phone) }),
  (person) => ({ name: { asWritten: short(person) }, phone: dashes(person.phone) }),
  (person) => ({ name: { asWritten: `${person.given} ${person.patronymic}` }, phone: trunk(person.phone) }),
  (person) => ({ name: { asWritten: inLatin(`${person.given} ${person.family}`) }, phone: dashes(person.phone) }),
  (person) => ({ name: { given: inLatin(short(person)), family: inLatin(person.family) }, phone: person.phone }),
  givenOnly,
];

/** The person as a neighbour names them: without birth date and number, and in one of six ways that `drawnBy` decides. */
export function asPeopleSay(person: MadeUpPerson, drawnBy: string): Spoken {
  const say = speech[Math.floor(draw(drawnBy) * speech.length)] ?? givenOnly;
  return say(person);
}

function short({ given }: MadeUpPerson): string {
  return shortFormsOf(given)[0] ?? given;
}

const withoutDots = (name: string) => name.replaceAll('ё', 'е').replaceAll('Ё', 'Е');

/** `8 (216) 123-45-67`: with the trunk prefix, as everybody in Russia writes it. */
function trunk(phone: string): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '8 ($1) $2-$3-$4');
}

function dashes(phone: string): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '8-$1-$2-$3-$4');
}

/** The everyday romanisation, as on a phone without Cyrillic letters. */
const latin: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l' },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' },
  ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};

function inLatin(text: string): string {
  return Array.from(text, (letter) => {
    const lower = letter.toLowerCase();
    const written = latin[lower] ?? letter;
    return lower === letter ? written : written.charAt(0).toUpperCase() + written.slice(1);
  }).join('');
}
