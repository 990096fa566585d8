import type { EdgeView } from '../../shared/api/graph.ts';
import { holds, type Known, type Picture } from './known.ts';
import { Outline } from './outline.ts';

/**
 * A cluster as epidemiologists draw it: across by day of onset, down by who follows whom. Whoever was infected stands
 * on the row of their source or below it; subtrees that do not meet in time share rows, so that twenty thousand people
 * need as many rows as were ill in the fullest days, and no line of the tree crosses another (but where somebody fell ill before their source). Nobody is drawn twice: a
 * second source is a second line.
 */
export interface TimeTree {
  readonly first: number;
  readonly last: number;
  readonly rows: number;
  readonly places: ReadonlyMap<string, Place>;
}

export interface Place {
  readonly day: number;
  readonly row: number;
  /** Whom they stand below. */
  readonly source?: string;
}

/** Of several sources the preferred one is drawn as such, then the surest; a lesser number is surer. */
const doubt: Record<EdgeView['state'], number> = { confirmed: 1, proposed: 2, stands: 3, withdrawn: 8, 'ruled-out': 9 };
const doubtOf = (edge: EdgeView): number => (edge.preferred ? 0 : doubt[edge.state]);

interface Branch {
  readonly person: string;
  readonly day: number;
  readonly behind: Branch[];
  /** Below the source's row. */
  below: number;
}

export function timeTree(picture: Picture): TimeTree {
  const branches = branchesOf(picture);
  const trunk = new Outline();
  let rows = 0;
  for (const root of branches) {
    root.below = trunk.placeUnder(outlineOf(root));
    rows = Math.max(rows, trunk.lowest + 1);
  }
  const places = placesOf(branches);
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { day } of places.values()) [first, last] = [Math.min(first, day), Math.max(last, day)];
  return places.size === 0 ? { first: 0, last: 0, rows: 0, places } : { first, last, rows, places };
}

/** Who follows whom, from whoever has no source here; then whoever stands in a circle, from its earliest on. */
export function branchesOf({ people, edges }: Picture): readonly Branch[] {
  const sources = sourcesOf({ people, edges });
  const followers = Map.groupBy(people, ({ node }) => sources.get(node.person));
  const begin = Math.min(...people.map(({ day }) => day ?? Number.POSITIVE_INFINITY));
  const byDay = [...people].sort(earlier);
  const met = new Set<string>();
  const roots: Branch[] = [];
  const grow = (known: Known, before: number): Branch => {
    met.add(known.node.person);
    return { person: known.node.person, day: known.day ?? before, behind: [], below: 0 };
  };
  for (const known of [...byDay.filter(({ node }) => !sources.has(node.person)), ...byDay]) {
    if (met.has(known.node.person)) continue;
    const root = grow(known, Number.isFinite(begin) ? begin : 0);
    roots.push(root);
    // A stack and no recursion: a chain may be some hundreds deep.
    const stack = [root];
    for (let branch = stack.pop(); branch !== undefined; branch = stack.pop()) {
      const behind = (followers.get(branch.person) ?? []).filter(({ node }) => !met.has(node.person)).sort(earlier);
      const { day } = branch;
      branch.behind.push(...behind.map((each) => grow(each, day + 1)));
      stack.push(...branch.behind);
    }
  }
  return roots;
}

const earlier = (a: Known, b: Known): number =>
  (a.day ?? Number.POSITIVE_INFINITY) - (b.day ?? Number.POSITIVE_INFINITY) || (a.node.person < b.node.person ? -1 : 1);

/** Below whom each stands. */
function sourcesOf({ people, edges }: Picture): ReadonlyMap<string, string> {
  const days = new Map(people.map(({ node, day }) => [node.person, day ?? Number.POSITIVE_INFINITY] as const));
  const surer = (a: EdgeView, b: EdgeView) =>
    doubtOf(a) - doubtOf(b) || (days.get(a.from) ?? 0) - (days.get(b.from) ?? 0) || (a.from < b.from ? -1 : 1);
  const best = new Map<string, EdgeView>();
  for (const edge of edges) {
    if (edge.from === edge.to || !holds(edge) || !days.has(edge.from) || !days.has(edge.to)) continue;
    const known = best.get(edge.to);
    if (known === undefined || surer(edge, known) < 0) best.set(edge.to, edge);
  }
  return new Map([...best].map(([to, { from }]) => [to, from]));
}

/** From the leaves on: each branch's outline, those behind it packed under each other. */
function outlineOf(root: Branch): Outline {
  const order = [root];
  for (const branch of order) order.push(...branch.behind);
  const outlines = new Map<Branch, Outline>();
  for (const branch of order.reverse()) {
    const outline = new Outline();
    outline.cover(branch.day, branch.day, 0);
    for (const child of branch.behind) {
      const theirs = outlines.get(child) ?? new Outline();
      outlines.delete(child);
      // The line from the source's day to theirs, but for that day itself: there it goes down to their row.
      if (child.day > branch.day) theirs.cover(branch.day + 1, child.day, 0);
      if (child.day < branch.day) theirs.cover(child.day, branch.day - 1, 0);
      child.below = outline.placeUnder(theirs);
      outline.cover(branch.day, branch.day, child.below);
    }
    outlines.set(branch, outline);
  }
  return outlines.get(root) ?? new Outline();
}

function placesOf(roots: readonly Branch[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const stack = roots.map((branch) => ({ branch, row: branch.below, source: undefined as string | undefined }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { branch, row, source } = next;
    places.set(branch.person, { day: branch.day, row, ...(source === undefined ? {} : { source }) });
    for (const child of branch.behind) stack.push({ branch: child, row: row + child.below, source: branch.person });
  }
  return places;
}
