import type { ChainQuery, ChainResponse } from '../../shared/api/graph.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import type { DiseaseProfile } from '../../shared/domain/diseases/profile.ts';
import type { Edge } from '../../shared/domain/graph/edges.ts';
import { daysOf, haveCommon } from '../../shared/domain/graph/person-file.ts';
import { cyclesIn } from '../../shared/domain/graph/shape.ts';
import { walk } from '../../shared/domain/graph/walk.ts';
import { type GraphTables, readPersonFile, readPersonFiles } from '../../shared/storage/graph.ts';
import { fromCursor, Offset } from './pages.ts';
import { pageOf, pageSize } from './walked.ts';

export interface Graph extends GraphTables {
  readonly profiles: readonly DiseaseProfile[];
}

/** People whose files one request reads: at 50 at once and 5 ms each, under a second. */
export const peopleAtMost = 6000;

/** Whether an edge is among those asked for; a link where any exposure it rests on is. */
function wanted({ from, to, setting, risk, disease }: ChainQuery) {
  const asked = from !== undefined || to !== undefined || setting !== undefined || risk !== undefined;
  return (edge: Edge): boolean =>
    (disease === undefined || edge.disease === disease) &&
    (!asked ||
      edge.exposures.some(
        (exposure) =>
          haveCommon([daysOf(exposure), { from, to }]) &&
          (setting === undefined || exposure.setting === setting) &&
          (risk === undefined || (exposure.risk ?? 'unknown') === risk),
      ));
}

export const isKnown = ({ cases, exposures }: { cases: readonly unknown[]; exposures: readonly unknown[] }): boolean =>
  cases.length + exposures.length > 0;

export const noSuchPerson = () =>
  refuse('no-such-person', { detail: 'Use a pseudonym that GET /graph/find or another answer of the graph gave you.' });

/** Who came of a case, or who may have brought it, generation by generation. */
export async function readChain(graph: Graph, person: string, query: ChainQuery): Promise<ChainResponse | Refused> {
  const cursor = fromCursor(Offset, query.cursor);
  if (cursor !== undefined && 'refused' in cursor) return cursor;
  const start = await readPersonFile(graph, person);
  if (!isKnown(start)) return noSuchPerson();
  const { direction = 'forwards', over = 'links', contacts = 'shown', depth } = query;
  const after = cursor?.after ?? 0;
  const walked = await walk(
    (people) => readPersonFiles(graph, people),
    graph.profiles,
    start,
    {
      direction,
      over,
      contacts,
      depth: depth === undefined ? Number.POSITIVE_INFINITY : Number(depth),
      wanted: wanted(query),
    },
    { people: peopleAtMost, enough: after + pageSize + 1 },
  );
  return {
    person,
    direction,
    over,
    readFrom: 'case-files',
    ...pageOf(walked, after),
    cycles: cyclesIn(walked.edges),
  };
}
