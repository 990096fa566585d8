import { skeletonOf } from './romanise.ts';
import data from './short-names.json' with { type: 'json' };

/**
 * What people are called at home. Nobody names their neighbour as the passport does: Саша is Александр or Александра,
 * and only another detail can say which. The names and their forms are data (`short-names.json`, which says what it is
 * based on).
 */

interface GivenNames {
  readonly full: ReadonlySet<string>;
  /** For each skeleton of a form, the skeletons of the full names it may stand for; a full name stands for itself. */
  readonly standsFor: ReadonlyMap<string, ReadonlySet<string>>;
}

const withForms = (): [string, string[]][] => [...Object.entries(data.russian), ...Object.entries(data.english)];

let givenNames: GivenNames | undefined;

/** Made at the first use: most functions check names and never compare them. */
function known(): GivenNames {
  givenNames ??= readGivenNames();
  return givenNames;
}

function readGivenNames(): GivenNames {
  const standsFor = new Map<string, Set<string>>();
  const full = new Set<string>();
  for (const [name, forms] of [...withForms(), ...data.withoutShortForms.map((each) => [each, []] as const)]) {
    const skeleton = skeletonOf(name);
    full.add(skeleton);
    for (const form of [skeleton, ...forms.map(skeletonOf)])
      standsFor.set(form, (standsFor.get(form) ?? new Set()).add(skeleton));
  }
  return { full, standsFor };
}

/** Машенька, Танечка, Ванька: made from a short form by rule, so not worth listing. */
const endearments = ['enka', 'onka', 'echka', 'ochka', 'ichka', 'ushka', 'ulia', 'usia', 'ka'];

function fullNamesOf(skeleton: string): ReadonlySet<string> {
  const { standsFor } = known();
  const stems = endearments
    .filter((ending) => skeleton.endsWith(ending))
    .map((ending) => skeleton.slice(0, -ending.length));
  const forms = [skeleton, ...stems.flatMap((stem) => [`${stem}a`, `${stem}ia`])];
  return forms.map((form) => standsFor.get(form)).find((names) => names !== undefined) ?? new Set();
}

/** Whether a skeleton is a given name that we know, full or short. */
export const isGivenName = (skeleton: string): boolean => fullNamesOf(skeleton).size > 0;

/** Stems of patronymics that lose or gain a letter: Павлович, Львович, Яковлевич, Михалыч. */
const irregularFathers = ['pavl', 'lv', 'iakovl', 'mihal'];

/** Whether the stem of a patronymic (`serg` in Сергеевич, whose father is `sergei`) is from a given name that we know. */
export function isFather(stem: string): boolean {
  const isStemOf = (name: string) => name.startsWith(stem) && name.length <= stem.length + 2;
  return irregularFathers.includes(stem) || [...known().full].some(isStemOf);
}

/**
 * Whether two given names, as skeletons, can be one person's. Two full names that merely share a short form (Александр
 * and Александра; Егор and Юрий, both once forms of Георгий) are two people's.
 */
export function canBeOneGivenName(a: string, b: string): boolean {
  if (a === b) return true;
  const { full } = known();
  const [ofA, ofB] = [fullNamesOf(a), fullNamesOf(b)];
  if (full.has(a) && full.has(b)) return ofA.has(b) || ofB.has(a);
  return [...ofA].some((name) => ofB.has(name));
}

/** The forms in everyday use of a full given name, as written, the commonest first; none when it is not known. */
export function shortFormsOf(given: string): string[] {
  const skeleton = skeletonOf(given.trim());
  const exact = withForms().filter(([name]) => name === given.trim());
  const found = exact.length > 0 ? exact : withForms().filter(([name]) => skeletonOf(name) === skeleton);
  return found.flatMap(([, forms]) => forms);
}
