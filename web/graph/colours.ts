import type { Known } from './known.ts';
import type { View } from './view.ts';

export type ColouredBy = View['colour'];

/** Okabe and Ito's eight, which people who see colours otherwise tell apart too; on paper as on both themes. */
export const hues = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#f0e442', '#999999'];

/** What a person is coloured by; empty where it is not known. */
const of: Record<ColouredBy, (known: Known) => string | undefined> = {
  setting: ({ settings }) => settings[0],
  generation: ({ node }) => node.generation?.toString(),
  place: ({ places }) => places[0],
  status: ({ node }) => node.status,
  outcome: ({ node }) => node.cases.find(({ outcome }) => outcome !== undefined)?.outcome,
  age: ({ node }) => node.cases.find(({ ageBand }) => ageBand !== undefined)?.ageBand,
};

export const groupOf = (known: Known, by: ColouredBy): string => of[by](known) ?? '';

/** The number of a hue for each group, the most frequent first; what is beyond the eighth shares one, nothing known has none. */
export function coloursFor(people: readonly Known[], by: ColouredBy): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const known of people) {
    const group = groupOf(known, by);
    counted.set(group, (counted.get(group) ?? 0) + 1);
  }
  const named = [...counted].filter(([group]) => group !== '').sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const numbered = named.map(([group], n) => [group, Math.min(n, hues.length - 1)] as const);
  return new Map([...numbered, ...(counted.has('') ? [['', none] as const] : [])]);
}

/** Where nothing is known of what colours mean. */
export const none = hues.length;
