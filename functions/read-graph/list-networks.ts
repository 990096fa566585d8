import type { NetworksQuery, NetworksResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { type Day, plusDays } from '../../shared/domain/dates.ts';
import { growthSince, type NetworkHead, spanOf } from '../../shared/domain/graph/network.ts';
import { readHeads } from '../../shared/storage/networks.ts';
import type { Graph } from './graph.ts';
import { listClusters } from './list-clusters.ts';
import { fromCursor, Offset, toCursor } from './pages.ts';

const inPage = 100;

/** Every network there is, or every cluster, largest first by what was asked. All heads are read for each page: 200 bytes each. */
export async function listNetworks(graph: Graph, query: NetworksQuery): Promise<NetworksResponse | Refused> {
  const cursor = fromCursor(Offset, query.cursor);
  if (cursor !== undefined && 'refused' in cursor) return cursor;
  const since = plusDays(graph.clock().slice(0, 10), -6);
  const heads = await readHeads(graph);
  const { over = 'exposures' } = query;
  const after = cursor?.after ?? 0;
  const { rows, complete, all } =
    over === 'links'
      ? await listClusters(graph, heads, query, since, after + inPage + 1)
      : { rows: networksAmong(heads, query, since), complete: true, all: true };
  const further = after + inPage < rows.length;
  return {
    over,
    complete,
    ...(all ? { total: rows.length } : {}),
    networks: rows.slice(after, after + inPage),
    ...(further ? { cursor: toCursor({ after: after + inPage }) } : {}),
  };
}

function networksAmong(
  heads: readonly NetworkHead[],
  { by = 'people', setting, place, atLeast = '0' }: NetworksQuery,
  since: Day,
) {
  return heads
    .filter(({ settings }) => setting === undefined || settings[setting] !== undefined)
    .filter(({ places }) => place === undefined || places[place] !== undefined)
    .filter(({ people }) => people >= Number(atLeast))
    .map((head) => viewOf(head, since))
    .sort((a, b) => b[by] - a[by] || b.people - a.people || (a.network < b.network ? -1 : 1));
}

const viewOf = (head: NetworkHead, since: Day) => {
  const { networkId, people, cases, exposures, settings, places, dirtySince } = head;
  return {
    network: networkId,
    people,
    cases,
    exposures,
    growth: growthSince(head, since),
    ...spanOf(head),
    settings,
    places,
    ...(dirtySince === undefined ? {} : { rebuilding: true as const }),
  };
};
