import type { Day } from '../dates.ts';
import type { Edge } from './edges.ts';

/** How large what hangs together was by the end of each day, as far as it was told by then. */
export function sizesOf(edges: readonly Edge[]): { day: Day; people: number; edges: number }[] {
  const dayOf = ({ exposures }: Edge): Day =>
    exposures.map(({ recordedAt }) => recordedAt.slice(0, 10)).sort()[0] ?? '';
  const people = new Set<string>();
  const byDay = [...Map.groupBy(edges, dayOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  let sum = 0;
  return byDay.map(([day, told]) => {
    for (const { from, to } of told) people.add(from).add(to);
    sum += told.length;
    return { day, people: people.size, edges: sum };
  });
}
