import type { NetworkQuery, NetworkResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { sizesOf } from '../../shared/domain/graph/sizes.ts';
import type { Walk, Way } from '../../shared/domain/graph/walk.ts';
import { readHead } from '../../shared/storage/networks.ts';
import type { Graph } from './graph.ts';
import { fromCursor, Offset } from './pages.ts';
import { fromNetwork, noSuchPerson, type Source, walkOver, wholeSource } from './source.ts';
import { pageOf } from './walked.ts';

/** Everybody a person hangs together with, over exposures (the contact network) or over links (the cluster). */
export async function readNetwork(
  graph: Graph,
  person: string,
  { over = 'exposures', cursor }: NetworkQuery,
): Promise<NetworkResponse | Refused> {
  const offset = fromCursor(Offset, cursor);
  if (offset !== undefined && 'refused' in offset) return offset;
  const source = await wholeSource(graph, person);
  if (source === undefined) return noSuchPerson();
  return together(source, over, await everybody(graph, source, over), offset?.after ?? 0);
}

/** The same of a network that was listed: over links, all its clusters one after the other. */
export async function readWholeNetwork(
  graph: Graph,
  network: string,
  { over = 'exposures', cursor }: NetworkQuery,
): Promise<NetworkResponse | Refused> {
  const offset = fromCursor(Offset, cursor);
  if (offset !== undefined && 'refused' in offset) return offset;
  const head = await readHead(graph, network, 'eventual');
  const source = head && (await fromNetwork(graph, head));
  if (source === undefined) return noSuchPerson();
  const walked = over === 'links' ? await everyCluster(graph, source) : await everybody(graph, source, over);
  return together(source, over, walked, offset?.after ?? 0);
}

const whole = (over: Way['over']): Way => ({
  direction: 'both',
  over,
  contacts: 'shown',
  depth: Number.POSITIVE_INFINITY,
  wanted: () => true,
});

const everybody = (graph: Graph, source: Source, over: Way['over']) => walkOver(graph, source, whole(over), over);

async function everyCluster(graph: Graph, source: Source): Promise<Walk> {
  const { kept } = source;
  const starts = kept?.clusters().flatMap(({ person }) => kept.files.get(person) ?? []) ?? [];
  const walks: Walk[] = [];
  for (const start of starts) walks.push(await walkOver(graph, { ...source, start }, whole('links'), 'every cluster'));
  return {
    met: walks.flatMap(({ met }) => met),
    edges: walks.flatMap(({ edges }) => edges),
    ledOn: new Set(),
    stopped: 'end',
  };
}

function together(source: Source, over: Way['over'], walked: Walk, after: number): NetworkResponse {
  const { nodes, edges, ...made } = pageOf(walked, after, source.generations);
  return {
    person: source.start.person,
    over,
    ...source.said,
    ...made,
    people: walked.met.length,
    cases: walked.met.filter(({ file }) => file.cases.length > 0).length,
    edges: walked.edges.length,
    sizes: sizesOf(walked.edges),
    members: nodes,
    ties: edges,
  };
}
