import type { PathQuery, PathResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { shortestWay } from '../../shared/domain/graph/hang-together.ts';
import { isOf } from '../../shared/domain/graph/same-person.ts';
import type { Met, Walk } from '../../shared/domain/graph/walk.ts';
import type { Graph, KeptNetwork } from './graph.ts';
import { tiesAmong } from './page-of-network.ts';
import { noSuchPerson, walkOver, wholeSource } from './source.ts';
import { edgeView, nodeView } from './views.ts';

/** The shortest way, whichever way its edges point. */
export async function findPath(
  graph: Graph,
  { from, to, over = 'exposures' }: PathQuery,
): Promise<PathResponse | Refused> {
  const source = await wholeSource(graph, from);
  if (source === undefined) return noSuchPerson();
  const { kept } = source;
  if (kept !== undefined) {
    const way = wayIn(kept, over, source.start.person, to);
    const leadsOut = over === 'links' && kept.laid.fromOutside + kept.laid.toOutside > 0;
    return { over, ...source.said, complete: way.path !== null || !leadsOut, ...way };
  }
  const depth = Number.POSITIVE_INFINITY;
  const way = { direction: 'both', over, contacts: 'shown', depth, wanted: () => true } as const;
  const walked = await walkOver(graph, source, way, over);
  const path = backFrom(walked, to);
  const said = { over, ...source.said, complete: walked.stopped === 'end' };
  if (path === undefined) return { ...said, path: null, edges: [] };
  const next = new Map(path.slice(1).map(({ file }, n) => [path[n]?.file.person, file.person]));
  const edges = walked.edges.filter((edge) => next.get(edge.from) === edge.to || next.get(edge.to) === edge.from);
  return {
    ...said,
    path: path.map(({ file, step }) =>
      nodeView(file, { step, sources: edges.filter((e) => e.to === file.person).length }, source.generations),
    ),
    edges: edges.map(edgeView),
  };
}

function wayIn(
  { laid, generations }: KeptNetwork,
  over: 'links' | 'exposures',
  from: string,
  to: string,
): Pick<PathResponse, 'path' | 'edges'> {
  const [first, last] = [from, to].map((id) => laid.numbers.get(id));
  const way = first === undefined || last === undefined ? undefined : shortestWay(laid, over, first, last);
  if (way === undefined) return { path: null, edges: [] };
  const edges = tiesAmong(laid, over, way);
  const sources = (id: string) => edges.filter((edge) => edge.to === id).length;
  return {
    path: way.map((n, step) =>
      nodeView(laid.people.get(n), { step, sources: sources(laid.ids[n] ?? '') }, generations),
    ),
    edges,
  };
}

function backFrom({ met, edges }: Walk, to: string): Met[] | undefined {
  const places = new Map(met.map((each) => [each.file.person, each]));
  const last = met.find(({ file }) => isOf(file, to));
  if (last === undefined) return undefined;
  const near = new Map<string, string[]>();
  for (const { file } of met) near.set(file.person, []);
  for (const { from, to: other } of edges) {
    near.get(from)?.push(other);
    near.get(other)?.push(from);
  }
  const path = [last];
  for (let at = last; at.step > 0; path.unshift(at)) {
    const before = (near.get(at.file.person) ?? []).sort().find((id) => places.get(id)?.step === at.step - 1);
    const found = before === undefined ? undefined : places.get(before);
    if (found === undefined) return undefined;
    at = found;
  }
  return path;
}
