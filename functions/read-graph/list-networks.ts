import type { NetworksQuery, NetworksResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { type Day, plusDays } from '../../shared/domain/dates.ts';
import type { NetworkHead } from '../../shared/domain/graph/network.ts';
import { readHeads } from '../../shared/storage/networks.ts';
import { fromCursor, Offset, toCursor } from './pages.ts';
import type { Graph } from './source.ts';

const inPage = 100;

/** Every network there is, largest first by what was asked. All heads are read for each page: 200 bytes each. */
export async function listNetworks(graph: Graph, query: NetworksQuery): Promise<NetworksResponse | Refused> {
  const cursor = fromCursor(Offset, query.cursor);
  if (cursor !== undefined && 'refused' in cursor) return cursor;
  const since = plusDays(graph.clock().slice(0, 10), -6);
  const { by = 'people', setting, place, atLeast = '0' } = query;
  const views = (await readHeads(graph))
    .filter(({ settings }) => setting === undefined || settings[setting] !== undefined)
    .filter(({ places }) => place === undefined || places[place] !== undefined)
    .filter(({ people }) => people >= Number(atLeast))
    .map((head) => viewOf(head, since))
    .sort((a, b) => b[by] - a[by] || b.people - a.people || (a.network < b.network ? -1 : 1));
  const after = cursor?.after ?? 0;
  const networks = views.slice(after, after + inPage);
  const further = after + inPage < views.length;
  return { total: views.length, networks, ...(further ? { cursor: toCursor({ after: after + inPage }) } : {}) };
}

function viewOf({ networkId, people, cases, exposures, settings, places, days, dirtySince }: NetworkHead, since: Day) {
  const recent = Object.entries(days).filter(([day]) => day >= since);
  return {
    network: networkId,
    people,
    cases,
    exposures,
    growth: recent.reduce((sum, [, n]) => sum + n, 0),
    settings,
    places,
    ...(dirtySince === undefined ? {} : { rebuilding: true as const }),
  };
}
