import type { NodeView } from '../../shared/api/graph.ts';
import type { Edge } from '../../shared/domain/graph/edges.ts';
import type { Generations } from '../../shared/domain/graph/generations.ts';
import type { Met, Walk } from '../../shared/domain/graph/walk.ts';
import { toCursor } from './pages.ts';
import { edgeView, nodeView } from './views.ts';

/** Nodes and edges of one page: at some 350 bytes each, 1 MB. */
export const pageSize = 3000;

/** Nodes and edges in one order, so that a page is a stretch of it: a node, then its edges to nodes before. */
function inOrder({ met, edges }: Walk): (Met | Edge)[] {
  const place = new Map(met.map(({ file }, n) => [file.person, n]));
  const placeOf = (id: string) => place.get(id) ?? 0;
  const byLater = Map.groupBy(edges, ({ from, to }) => Math.max(placeOf(from), placeOf(to)));
  const byId = (a: Edge, b: Edge) => (a.id < b.id ? -1 : 1);
  return met.flatMap((each, n) => [each, ...(byLater.get(n) ?? []).sort(byId)]);
}

function whyStopped({ stopped, ledOn }: Walk): 'depth' | 'too-many-people' | 'other-network' | undefined {
  if (stopped === 'depth' || stopped === 'too-many-people') return stopped;
  return ledOn.size > 0 ? 'other-network' : undefined;
}

/** One page of what was walked, and how to go on. */
export function pageOf(walk: Walk, after: number, generations?: Generations) {
  const all = inOrder(walk);
  const page = all.slice(after, after + pageSize);
  const further = walk.stopped === 'enough' || after + pageSize < all.length;
  const stopped = further ? ('page' as const) : whyStopped(walk);
  const sources = countedBy(walk.edges.map(({ to }) => to));
  const viewOf = ({ file, step }: Met): NodeView => {
    const more = walk.ledOn.has(file.person) ? { more: true as const } : {};
    return nodeView(file, { step, sources: sources.get(file.person) ?? 0, ...more }, generations);
  };
  return {
    nodes: page.flatMap((each) => ('file' in each ? [viewOf(each)] : [])),
    edges: page.flatMap((each) => ('file' in each ? [] : [edgeView(each)])),
    complete: walk.stopped === 'end' && stopped === undefined,
    ...(stopped === undefined ? {} : { stopped }),
    ...(further ? { cursor: toCursor({ after: after + page.length }) } : {}),
  };
}

function countedBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
