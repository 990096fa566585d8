import { DirectedGraph } from 'graphology';
import { fitNegativeBinomial } from '../../../shared/domain/metrics/negative-binomial.ts';
import { at } from '../../../shared/domain/snapshot/columns.ts';
import type { Tables } from '../../../shared/domain/snapshot/tables.ts';
import type { Measure } from './measure.ts';
import type { Figures } from './ours.ts';

/** The same cases and links as objects of a graph library. Beyond a million people it does not fit. */
export const graphologyAtMost = 1_000_000;

export async function measureGraphology({ cases, exposures }: Tables, measure: Measure): Promise<Figures> {
  const graph = await measure(
    'graphology',
    'build the graph of cases',
    () => {
      const built = new DirectedGraph();
      const { person } = cases.columns;
      for (const each of person) built.addNode(String(each));
      const { from, to } = exposures.columns;
      for (let n = 0; n < exposures.rows; n++) {
        const [source, exposed] = [String(at(from, n)), String(at(to, n))];
        if (built.hasNode(source) && built.hasNode(exposed)) built.addEdge(source, exposed);
      }
      return built;
    },
    (built) => `${built.order} cases, ${built.size} links`,
  );
  const fit = await measure(
    'graphology',
    'offspring, R and k',
    () => {
      const counts = new Map<number, number>();
      graph.forEachNode((node) => {
        const infected = graph.outDegree(node);
        counts.set(infected, (counts.get(infected) ?? 0) + 1);
      });
      return fitNegativeBinomial(counts);
    },
    ({ mean, k }) => `R ${mean.toFixed(4)}, k ${k?.toFixed(4)} (fitted by ours)`,
  );
  const sizes = await measure(
    'graphology',
    'all clusters',
    () => componentsOf(graph),
    (found) => `${found} of two or more`,
  );
  await measure(
    'graphology',
    'the chain of the first case',
    () => reach(graph, '0', 'out').length,
    (n) => `${n} cases`,
  );
  return { cases: graph.order, r: fit.mean, clusters: sizes };
}

/** Everybody who is reached from a node, along the edges or either way. */
function reach(graph: DirectedGraph, first: string, way: 'out' | 'both', met = new Set<string>()): string[] {
  const queue = [first];
  met.add(first);
  const meet = (node: string) => {
    if (!met.has(node)) queue.push(node);
    met.add(node);
  };
  for (let next = 0; next < queue.length; next++) {
    const node = queue[next] ?? '';
    if (way === 'out') graph.forEachOutNeighbor(node, meet);
    else graph.forEachNeighbor(node, meet);
  }
  return queue;
}

function componentsOf(graph: DirectedGraph): number {
  const met = new Set<string>();
  let found = 0;
  graph.forEachNode((node) => {
    if (!met.has(node) && reach(graph, node, 'both', met).length > 1) found++;
  });
  return found;
}
