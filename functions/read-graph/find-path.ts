import type { PathQuery, PathResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { isOf } from '../../shared/domain/graph/same-person.ts';
import { type Met, type Walk, walk } from '../../shared/domain/graph/walk.ts';
import { type Graph, noSuchPerson, sourceOf } from './source.ts';
import { edgeView, nodeView } from './views.ts';

/** The shortest way by exposures, whichever way they point: walked from one, and gone back from the other. */
export async function findPath(graph: Graph, { from, to }: PathQuery): Promise<PathResponse | Refused> {
  const everything = Number.POSITIVE_INFINITY;
  const source = await sourceOf(graph, from, everything);
  if (source === undefined) return noSuchPerson();
  const walked = await walk(
    source.load,
    graph.profiles,
    source.start,
    { direction: 'both', over: 'exposures', contacts: 'shown', depth: everything, wanted: () => true },
    { people: source.peopleAtMost, enough: everything },
  );
  const path = backFrom(walked, to);
  const complete = walked.stopped === 'end';
  if (path === undefined) return { path: null, edges: [], complete };
  const next = new Map(path.slice(1).map(({ file }, n) => [path[n]?.file.person, file.person]));
  const edges = walked.edges.filter((edge) => next.get(edge.from) === edge.to || next.get(edge.to) === edge.from);
  return {
    path: path.map(({ file, step }) =>
      nodeView(file, { step, sources: edges.filter((e) => e.to === file.person).length }),
    ),
    edges: edges.map(edgeView),
    complete,
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
