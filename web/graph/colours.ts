import type { EdgeView, NodeView } from '../../shared/api/graph.ts';

/** Okabe and Ito's eight, which people who see colours otherwise tell apart too; in CSS, for both themes. */
const colours = 8;

export type ColouredBy = 'setting' | 'generation';

/** What a person is coloured by: their generation, or the setting in which they were exposed. */
export function groupOf(node: NodeView, edges: readonly EdgeView[], by: ColouredBy): string {
  if (by === 'generation') return node.generation === undefined ? '' : String(node.generation);
  return edges.find(({ to, setting }) => to === node.person && setting !== undefined)?.setting ?? '';
}

/** A class for each group, the most frequent first; what is beyond the eighth shares one. */
export function coloursFor(groups: readonly string[]): ReadonlyMap<string, string> {
  const counted = new Map<string, number>();
  for (const group of groups) counted.set(group, (counted.get(group) ?? 0) + 1);
  const named = [...counted].filter(([group]) => group !== '').sort(([, a], [, b]) => b - a);
  const classes = named.map(([group], n) => [group, `hue-${Math.min(n, colours - 1)}`] as const);
  return new Map([...classes, ...(counted.has('') ? [['', 'hue-none'] as const] : [])]);
}
