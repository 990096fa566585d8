import type { EdgeView, NodeView } from '../../shared/api/graph.ts';
import type { Edge } from '../../shared/domain/graph/edges.ts';
import type { Generations } from '../../shared/domain/graph/generations.ts';
import type { Walk } from '../../shared/domain/graph/walk.ts';
import { toCursor } from './pages.ts';
import { edgeView, nodeView } from './views.ts';

/** Nodes and edges of one page: at some 350 bytes each, 1 MB. */
export const pageSize = 3000;

/** An answer of nodes and edges in one order, so that a page is a stretch of it: a node, then its edges to nodes before. */
function inOrder({ met, edges, ledOn }: Walk, generations?: Generations): ({ node: NodeView } | { edge: EdgeView })[] {
  const place = new Map(met.map(({ file }, n) => [file.person, n]));
  const placeOf = (id: string) => place.get(id) ?? 0;
  const sources = Map.groupBy(edges, ({ to }) => to);
  const byLater = Map.groupBy(edges, ({ from, to }) => Math.max(placeOf(from), placeOf(to)));
  const byId = (a: Edge, b: Edge) => (a.id < b.id ? -1 : 1);
  return met.flatMap(({ file, step }, n) => [
    {
      node: nodeView(
        file,
        {
          step,
          sources: sources.get(file.person)?.length ?? 0,
          ...(ledOn.has(file.person) ? { more: true } : {}),
        },
        generations,
      ),
    },
    ...(byLater.get(n) ?? []).sort(byId).map((edge) => ({ edge: edgeView(edge) })),
  ]);
}

/** One page of what was walked, and how to go on. */
export function pageOf(walk: Walk, after: number, generations?: Generations) {
  const all = inOrder(walk, generations);
  const page = all.slice(after, after + pageSize);
  const further = walk.stopped === 'enough' || after + pageSize < all.length;
  const why = walk.stopped === 'end' || walk.stopped === 'enough' ? undefined : walk.stopped;
  const stopped = further ? ('page' as const) : why;
  return {
    nodes: page.flatMap((each) => ('node' in each ? [each.node] : [])),
    edges: page.flatMap((each) => ('edge' in each ? [each.edge] : [])),
    complete: walk.stopped === 'end' && !further,
    ...(stopped === undefined ? {} : { stopped }),
    ...(further ? { cursor: toCursor({ after: after + page.length }) } : {}),
  };
}
