import { numberOf } from './days.ts';
import type { Known, Picture } from './known.ts';
import type { View } from './view.ts';

type Left = Pick<View, 'from' | 'to' | 'setting' | 'place' | 'generation' | 'contacts'>;

/**
 * What is seen of a picture: people of these days, this place and generation, and what joins those who are seen. Of a
 * setting: whoever was exposed in it, and who exposed them there.
 */
export function seenOf({ people, edges }: Picture, left: Left): Picture {
  const first = left.from === undefined ? Number.NEGATIVE_INFINITY : numberOf(left.from);
  const last = left.to === undefined ? Number.POSITIVE_INFINITY : numberOf(left.to);
  const dated = left.from !== undefined || left.to !== undefined;
  const ofSetting = edges.filter(({ setting }) => left.setting === undefined || setting === left.setting);
  const there = left.setting === undefined ? undefined : new Set(ofSetting.flatMap(({ from, to }) => [from, to]));
  const wanted = ({ node, day, places }: Known): boolean =>
    (!dated || (day !== undefined && day >= first && day <= last)) &&
    (left.place === undefined || places.includes(left.place)) &&
    (left.generation === undefined || String(node.generation) === left.generation) &&
    (left.contacts === 'shown' || node.status === 'case') &&
    (there === undefined || there.has(node.person));
  const seen = people.filter(wanted);
  const who = new Set(seen.map(({ node }) => node.person));
  return { people: seen, edges: ofSetting.filter(({ from, to }) => who.has(from) && who.has(to)) };
}

/** What there is to choose from, as it occurs in a picture. */
export function valuesIn({ people, edges }: Picture) {
  const sorted = (all: readonly (string | undefined)[]) =>
    [...new Set(all.flatMap((each) => each ?? []))].sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
  return {
    setting: sorted(edges.map(({ setting }) => setting)),
    place: sorted(people.flatMap(({ places }) => places)),
    generation: sorted(people.map(({ node }) => node.generation?.toString())),
  };
}
