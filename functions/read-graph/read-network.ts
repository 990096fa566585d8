import type { NetworkQuery, NetworkResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { sizesOf } from '../../shared/domain/graph/sizes.ts';
import { walk } from '../../shared/domain/graph/walk.ts';
import { readHead } from '../../shared/storage/networks.ts';
import { fromCursor, Offset } from './pages.ts';
import { fromNetwork, type Graph, noSuchPerson, type Source, sourceOf } from './source.ts';
import { pageOf } from './walked.ts';

/** Everybody a person hangs together with, over exposures (the contact network) or over links (the cluster). */
export async function readNetwork(
  graph: Graph,
  person: string,
  { over = 'exposures', cursor }: NetworkQuery,
): Promise<NetworkResponse | Refused> {
  const offset = fromCursor(Offset, cursor);
  if (offset !== undefined && 'refused' in offset) return offset;
  const source = await sourceOf(graph, person, Number.POSITIVE_INFINITY);
  return source === undefined ? noSuchPerson() : together(graph, source, over, offset?.after ?? 0);
}

/** The same of a network that was listed. */
export async function readWholeNetwork(
  graph: Graph,
  network: string,
  cursor: string | undefined,
): Promise<NetworkResponse | Refused> {
  const offset = fromCursor(Offset, cursor);
  if (offset !== undefined && 'refused' in offset) return offset;
  const head = await readHead(graph, network, 'eventual');
  const source = head && (await fromNetwork(graph, head));
  return source === undefined ? noSuchPerson() : together(graph, source, 'exposures', offset?.after ?? 0);
}

async function together(
  graph: Graph,
  { load, start, peopleAtMost, said }: Source,
  over: 'links' | 'exposures',
  after: number,
): Promise<NetworkResponse> {
  const everything = Number.POSITIVE_INFINITY;
  const walked = await walk(
    load,
    graph.profiles,
    start,
    { direction: 'both', over, contacts: 'shown', depth: everything, wanted: () => true },
    { people: peopleAtMost, enough: everything },
  );
  const { nodes, edges, ...made } = pageOf(walked, after);
  return {
    person: start.person,
    over,
    ...said,
    ...made,
    people: walked.met.length,
    cases: walked.met.filter(({ file }) => file.cases.length > 0).length,
    edges: walked.edges.length,
    sizes: sizesOf(walked.edges),
    members: nodes,
    ties: edges,
  };
}
