import type { EdgeView, NodeView } from '../../shared/api/graph.ts';
import { type Day, plusDays } from '../../shared/domain/dates.ts';

/**
 * A chain as epidemiologists draw it: across by day of onset, down by who follows whom. Everybody has a row of their
 * own, whoever was infected stands below their source, and nobody is drawn twice: a second source is a second line.
 */

export interface PlacedNode {
  readonly node: NodeView;
  readonly row: number;
  readonly day: Day;
  /** What the day is; nothing is known of the days of `guessed`, which stand beside their source. */
  readonly dayIs: 'onset' | 'specimen' | 'report' | 'last-exposure' | 'guessed';
}

export interface Tree {
  readonly first: Day;
  readonly last: Day;
  readonly nodes: readonly PlacedNode[];
}

type Dated = Pick<PlacedNode, 'day' | 'dayIs'>;

/** The best day that is known of a person: of falling ill, else of the swab, the report, the last time they were exposed. */
function dayOf({ person, cases }: NodeView, edges: readonly EdgeView[]): Dated | undefined {
  for (const dayIs of ['onset', 'specimen', 'report'] as const) {
    const [day] = cases.flatMap((one) => one[dayIs] ?? []).sort();
    if (day !== undefined) return { day, dayIs };
  }
  const day = edges
    .flatMap(({ to, lastExposure }) => (to === person && lastExposure !== undefined ? [lastExposure] : []))
    .sort()
    .at(-1);
  return day === undefined ? undefined : { day, dayIs: 'last-exposure' };
}

const byDay = (a: PlacedNode, b: PlacedNode) => a.day.localeCompare(b.day);

export function treeOf(nodes: readonly NodeView[], edges: readonly EdgeView[]): Tree | undefined {
  const dated = new Map(nodes.map((node) => [node.person, dayOf(node, edges)] as const));
  const known = [...dated.values()].flatMap((date) => date?.day ?? []).sort();
  const [first] = known;
  if (first === undefined && nodes.length === 0) return undefined;
  const begin = first ?? '2020-01-01';
  const sourceOf = new Map(edges.map(({ from, to }) => [to, from] as const));
  const guess = (person: string): Day => {
    const source = dated.get(sourceOf.get(person) ?? '');
    return source === undefined ? begin : plusDays(source.day, 1);
  };
  const unplaced = nodes.map((node): PlacedNode => {
    const date = dated.get(node.person) ?? { day: guess(node.person), dayIs: 'guessed' as const };
    return { node, row: 0, ...date };
  });
  const rows = inRows(unplaced.sort(byDay), edges);
  const days = rows.map(({ day }) => day).sort();
  return { first: days[0] ?? begin, last: days.at(-1) ?? begin, nodes: rows };
}

/** Depth first from whoever has no source here; then whoever stands in a circle, from its earliest on. */
function inRows(byDate: readonly PlacedNode[], edges: readonly EdgeView[]): readonly PlacedNode[] {
  const followers = Map.groupBy(edges, ({ from }) => from);
  const all = new Map(byDate.map((placed) => [placed.node.person, placed] as const));
  const hasSource = new Set(edges.filter(({ from }) => all.has(from)).map(({ to }) => to));
  const rows = new Map<string, PlacedNode>();
  const begins = [...byDate.filter(({ node }) => !hasSource.has(node.person)), ...byDate];
  for (const begin of begins) {
    // A stack and no recursion: a chain may be some hundreds deep.
    const stack = [begin];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { person } = next.node;
      if (rows.has(person)) continue;
      rows.set(person, { ...next, row: rows.size });
      const behind = (followers.get(person) ?? []).flatMap(({ to }) => all.get(to) ?? []);
      stack.push(...behind.sort(byDay).reverse());
    }
  }
  return [...rows.values()];
}

const dayLong = 24 * 60 * 60_000;

/** Whole days from one to the other. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / dayLong);

/** The days to mark on an axis: about ten of them, a day, two, a week or more apart. */
export function marksOn(first: Day, last: Day): readonly Day[] {
  const days = daysBetween(first, last);
  const apart = [1, 2, 7, 14, 28, 91].find((step) => days / step <= 12) ?? 365;
  return Array.from({ length: Math.floor(days / apart) + 1 }, (_, n) => plusDays(first, n * apart));
}
