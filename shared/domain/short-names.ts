import { skeletonOf } from './romanise.ts';
import data from './short-names.json' with { type: 'json' };

/**
 * What people are called at home. Nobody names their neighbour as the passport does: Саша is Александр or Александра,
 * and only another detail can say which. The names and their forms are data (`short-names.json`, which says what it is
 * based on).
 */

const named: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(data.russian),
  ...Object.entries(data.english),
]);

/** For each skeleton, the skeletons of the full names it may stand for; a full name stands for itself too. */
const standsFor = new Map<string, Set<string>>();
const fullNames = new Set<string>();

function learn(form: string, full: string): void {
  const skeleton = skeletonOf(form);
  standsFor.set(skeleton, (standsFor.get(skeleton) ?? new Set()).add(skeletonOf(full)));
}

for (const [full, forms] of named) {
  fullNames.add(skeletonOf(full));
  for (const form of [full, ...forms]) learn(form, full);
}
for (const full of data.withoutShortForms) {
  fullNames.add(skeletonOf(full));
  learn(full, full);
}

function fullNamesOf(skeleton: string): ReadonlySet<string> {
  const known = standsFor.get(skeleton);
  if (known !== undefined) return known;
  for (const ending of ['enka', 'onka', 'echka', 'ochka', 'ichka', 'ushka', 'ulia', 'usia', 'ka']) {
    if (!skeleton.endsWith(ending)) continue;
    const stem = skeleton.slice(0, -ending.length);
    const found = standsFor.get(`${stem}a`) ?? standsFor.get(`${stem}ia`);
    if (found !== undefined) return found;
  }
  return new Set();
}

/** Whether a skeleton is a given name that we know, full or short. */
export const isGivenName = (skeleton: string): boolean => fullNamesOf(skeleton).size > 0;

/**
 * Whether two given names, as skeletons, can be one person's. Two full names that merely share a short form (Александр
 * and Александра; Егор and Юрий, both once forms of Георгий) are two people's.
 */
export function canBeOneGivenName(a: string, b: string): boolean {
  if (a === b) return true;
  const [ofA, ofB] = [fullNamesOf(a), fullNamesOf(b)];
  if (fullNames.has(a) && fullNames.has(b)) return ofA.has(b) || ofB.has(a);
  return [...ofA].some((full) => ofB.has(full));
}

/** The forms in everyday use of a full given name, as written; none when the name is not known. */
export function shortFormsOf(given: string): string[] {
  const exact = named.get(given.trim());
  if (exact !== undefined) return [...exact];
  const skeleton = skeletonOf(given.trim());
  return [...named].flatMap(([full, forms]) => (skeletonOf(full) === skeleton ? forms : []));
}
