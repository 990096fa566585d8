import type { NetworkQuery, NetworkResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { walk } from '../../shared/domain/graph/walk.ts';
import { readPersonFile, readPersonFiles } from '../../shared/storage/graph.ts';
import { fromCursor, Offset } from './pages.ts';
import { type Graph, isKnown, noSuchPerson, peopleAtMost } from './read-chain.ts';
import { pageOf } from './walked.ts';

/** Everybody a person hangs together with, over exposures (the contact network) or over links (the cluster). */
export async function readNetwork(
  graph: Graph,
  person: string,
  query: NetworkQuery,
): Promise<NetworkResponse | Refused> {
  const cursor = fromCursor(Offset, query.cursor);
  if (cursor !== undefined && 'refused' in cursor) return cursor;
  const start = await readPersonFile(graph, person);
  if (!isKnown(start)) return noSuchPerson();
  const { over = 'exposures' } = query;
  const walked = await walk(
    (people) => readPersonFiles(graph, people),
    graph.profiles,
    start,
    { direction: 'both', over, contacts: 'shown', depth: Number.POSITIVE_INFINITY, wanted: () => true },
    { people: peopleAtMost, enough: Number.POSITIVE_INFINITY },
  );
  const after = cursor?.after ?? 0;
  const { nodes, edges: _, ...made } = pageOf(walked, after);
  return {
    person,
    over,
    readFrom: 'case-files',
    ...made,
    people: walked.met.length,
    cases: walked.met.filter(({ file }) => file.cases.length > 0).length,
    edges: walked.edges.length,
    members: nodes,
  };
}
