import type { NetworkQuery, NetworkResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { sizesOf } from '../../shared/domain/graph/sizes.ts';
import type { Walk, Way } from '../../shared/domain/graph/walk.ts';
import { readHead } from '../../shared/storage/networks.ts';
import type { Graph, KeptNetwork } from './graph.ts';
import { pageOfNetwork } from './page-of-network.ts';
import { fromCursor, NetworkOffset } from './pages.ts';
import { fromNetwork, furtherSource, noSuchPerson, type Source, walkOver, wholeSource } from './source.ts';
import { pageOf } from './walked.ts';

/** Everybody a person hangs together with, over exposures (the contact network) or over links (the cluster). */
export async function readNetwork(
  graph: Graph,
  person: string,
  query: NetworkQuery,
): Promise<NetworkResponse | Refused> {
  const read = () => wholeSource(graph, person);
  return readPage(graph, query, read, ({ laid }, { start }) => [laid.numbers.get(start.person) ?? 0], person);
}

/** The same of a network that was listed: over links, all its clusters one after the other. */
export async function readWholeNetwork(
  graph: Graph,
  network: string,
  query: NetworkQuery,
): Promise<NetworkResponse | Refused> {
  const read = async () => {
    const head = await readHead(graph, network, 'eventual');
    return head && fromNetwork(graph, head);
  };
  return readPage(graph, query, read, ({ laid, clusters }) =>
    query.over === 'links' ? clusters().map(({ person }) => laid.numbers.get(person) ?? 0) : [0],
  );
}

async function readPage(
  graph: Graph,
  { over = 'exposures', cursor }: NetworkQuery,
  read: () => Promise<Source | undefined>,
  firsts: (kept: KeptNetwork, source: Source) => readonly number[],
  person?: string,
): Promise<NetworkResponse | Refused> {
  const offset = fromCursor(NetworkOffset, cursor);
  if (offset !== undefined && 'refused' in offset) return offset;
  const { after = 0, network: networkId, reading } = offset ?? {};
  const isFurther = networkId !== undefined && reading !== undefined;
  const source = await (isFurther ? furtherSource(graph, { networkId, reading }, read, person) : read());
  if (source === undefined) return noSuchPerson();
  const { kept, start, said } = source;
  const about = { person: start.person, over, ...said };
  if (kept === undefined) return { ...about, ...pageOfWalk(source, await everybody(graph, source, over), after) };
  return { ...about, ...pageOfNetwork(kept, over, kept.together(over, firsts(kept, source)), after) };
}

const whole = (over: Way['over']): Way => ({
  direction: 'both',
  over,
  contacts: 'shown',
  depth: Number.POSITIVE_INFINITY,
  wanted: () => true,
});

const everybody = (graph: Graph, source: Source, over: Way['over']) => walkOver(graph, source, whole(over), over);

function pageOfWalk({ generations }: Source, walked: Walk, after: number) {
  const { nodes, edges, ...made } = pageOf(walked, after, generations);
  return {
    ...made,
    people: walked.met.length,
    cases: walked.met.filter(({ file }) => file.cases.length > 0).length,
    edges: walked.edges.length,
    sizes: sizesOf(walked.edges),
    members: nodes,
    ties: edges,
  };
}
