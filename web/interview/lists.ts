import { useSay } from '../words/words.tsx';
import type { Listed } from './typed-choice.ts';

/**
 * What exposures are told apart by. The ids are what is counted and coloured by, in every language, and some decide the
 * risk (`shared/domain/diseases/risk.ts`); in their places they are those of the events of the shipped protocols.
 */
const settings = [
  'household',
  'home',
  'work',
  'school',
  'transport',
  'shop',
  'food',
  'event',
  'health',
  'care-home',
  'sport',
  'worship',
  'other',
] as const;

/** Some of these decide the risk; whatever else is said of two people is kept in its own words. */
const relations = [
  'partner',
  'child',
  'parent',
  'sibling',
  'relative',
  'friend',
  'colleague',
  'neighbour',
  'care',
  'cared-for',
  'acquaintance',
  'stranger',
] as const;

export function useLists() {
  const say = useSay();
  return {
    setting: settings.map((id): Listed => ({ id, label: say(`setting.${id}`) })),
    relation: relations.map((id): Listed => ({ id, label: say(`relation.${id}`), also: say(`relation.also.${id}`) })),
    protection: (['none', 'some', 'full'] as const).map((id): Listed => ({ id, label: say(`protection.${id}`) })),
    risk: (['high', 'low', 'unknown'] as const).map((id): Listed => ({ id, label: say(`risk.${id}`) })),
    sex: (['female', 'male', 'other'] as const).map((id): Listed => ({ id, label: say(`sex.${id}`) })),
    yesNo: (['yes', 'no'] as const).map((id): Listed => ({ id, label: say(`answer.${id}`) })),
  };
}
export type Lists = ReturnType<typeof useLists>;
