import type { ChainQuery, ChainResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import type { Edge } from '../../shared/domain/graph/edges.ts';
import { daysOf, haveCommon } from '../../shared/domain/graph/person-file.ts';
import { cyclesIn } from '../../shared/domain/graph/shape.ts';
import type { Graph } from './graph.ts';
import { fromCursor, Offset } from './pages.ts';
import { noSuchPerson, walkFrom } from './source.ts';
import { pageOf, pageSize } from './walked.ts';

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

/** Who came of a case, or who may have brought it, generation by generation. */
export async function readChain(graph: Graph, person: string, query: ChainQuery): Promise<ChainResponse | Refused> {
  const cursor = fromCursor(Offset, query.cursor);
  if (cursor !== undefined && 'refused' in cursor) return cursor;
  const { direction = 'forwards', over = 'links', contacts = 'shown' } = query;
  const depth = query.depth === undefined ? Number.POSITIVE_INFINITY : Number(query.depth);
  const after = cursor?.after ?? 0;
  const way = { direction, over, contacts, depth, wanted: wanted(query) };
  const { cursor: _, ...asked } = query;
  const found = await walkFrom(graph, person, way, after + pageSize + 1, JSON.stringify(asked));
  if (found === undefined) return noSuchPerson();
  const { source, walked } = found;
  return {
    person: source.start.person,
    direction,
    over,
    ...source.said,
    ...pageOf(walked, after, source.generations),
    cycles: cyclesIn(walked.edges),
  };
}
