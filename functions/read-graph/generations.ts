import type { PersonFile } from '../../shared/domain/graph/person-file.ts';
import { type Way, walk } from '../../shared/domain/graph/walk.ts';
import { readPersonFiles } from '../../shared/storage/graph.ts';
import type { Graph } from './graph.ts';

/** Ancestors that are looked at for one person's generation; beyond, it is not said. */
const limits = { people: 2000, enough: Number.POSITIVE_INFINITY };

/**
 * A case's generation: the least number of links from a case that has no known source. Found by going upstream, nearest
 * first, to the first without one. A case with no link at all has none, nor has one that descends from a cycle alone.
 */
export async function generationsOf(graph: Graph, file: PersonFile): Promise<Map<string, { generation: number }>> {
  const found = new Map<string, { generation: number }>();
  for (const { disease } of file.cases) {
    const { met, edges, stopped } = await overLinks(graph, file, disease, 'backwards', Number.POSITIVE_INFINITY);
    const infected = new Set(edges.map(({ to }) => to));
    const root = met.find((each) => !infected.has(each.file.person));
    if (root === undefined || stopped === 'too-many-people') continue;
    if (root.step > 0 || (await infects(graph, file, disease))) found.set(disease, { generation: root.step });
  }
  return found;
}

const overLinks = (graph: Graph, file: PersonFile, disease: string, direction: Way['direction'], depth: number) =>
  walk(
    (people) => readPersonFiles(graph, people),
    graph.profiles,
    file,
    { direction, over: 'links', contacts: 'hidden', depth, wanted: (edge) => edge.disease === disease },
    limits,
  );

const infects = async (graph: Graph, file: PersonFile, disease: string): Promise<boolean> =>
  (await overLinks(graph, file, disease, 'forwards', 1)).edges.length > 0;
