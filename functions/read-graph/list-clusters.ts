import type { NetworksQuery, NetworksResponse } from '../../shared/api/graph.ts';
import type { Day } from '../../shared/domain/dates.ts';
import { growthSince, type NetworkHead, spanOf } from '../../shared/domain/graph/network.ts';
import { at } from '../../shared/domain/snapshot/columns.ts';
import type { Graph } from './graph.ts';
import { readKept, recall } from './kept.ts';

type Row = NetworksResponse['networks'][number];

/** Networks read at once. */
const atOnce = 20;
/** People of all networks that one request reads: some five seconds. */
const peopleAtMost = 100_000;

interface Found {
  readonly rows: readonly Row[];
  /** No network that was not read can hold one that belongs before the end of the rows that were wanted. */
  readonly complete: boolean;
  /** Every network that could hold any was read. */
  readonly all: boolean;
}

/**
 * Clusters over links, largest first. They are not stored: a network's clusters are computed of its links. What its head
 * counts bounds how large they can be, so networks are read in that order, for as long as a larger one may come.
 */
export async function listClusters(
  graph: Graph,
  heads: readonly NetworkHead[],
  { by = 'people', setting, place, atLeast = '0' }: NetworksQuery,
  since: Day,
  wanted: number,
): Promise<Found> {
  const least = Math.max(2, Number(atLeast));
  const bound = (head: NetworkHead) => (by === 'growth' ? growthSince(head, since) : head.cases);
  const waiting = heads
    .filter(({ cases, settings, places }) => cases >= least && mayHave(settings, setting) && mayHave(places, place))
    .sort((a, b) => bound(b) - bound(a) || byId(a.networkId, b.networkId));
  let rows: Row[] = [];
  let people = 0;
  for (let from = 0; from < waiting.length; from += atOnce) {
    const [next] = waiting.slice(from);
    const last = rows[wanted - 1];
    if (next !== undefined && last !== undefined && comesBefore(last, last[by], next, bound(next)))
      return { rows, complete: true, all: false };
    const batch = waiting.slice(from, from + atOnce);
    people += batch.reduce((sum, head) => sum + (recall(graph, head) === undefined ? head.people : 0), 0);
    if (people > peopleAtMost && from > 0) return { rows, complete: false, all: false };
    const read = await Promise.all(batch.map((head) => clustersIn(graph, head, since)));
    const more = read
      .flat()
      .filter(
        (row) =>
          row.people >= least &&
          (setting === undefined || row.settings[setting] !== undefined) &&
          (place === undefined || row.places[place] !== undefined),
      );
    rows = [...rows, ...more].sort(
      (a, b) => b[by] - a[by] || byId(a.network, b.network) || byId(a.person ?? '', b.person ?? ''),
    );
  }
  return { rows, complete: true, all: true };
}

const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A head counts the rarest settings as `other`. */
const mayHave = (counts: Readonly<Record<string, number>>, name: string | undefined) =>
  name === undefined || counts[name] !== undefined || counts.other !== undefined;

const comesBefore = ({ network }: Row, size: number, { networkId }: NetworkHead, bound: number) =>
  size > bound || (size === bound && byId(network, networkId) < 0);

async function clustersIn(graph: Graph, head: NetworkHead, since: Day): Promise<Row[]> {
  const { clusters, laid } = await readKept(graph, head);
  const leadsOut = (people: readonly string[]) => people.some((id) => at(laid.outside, laid.numbers.get(id) ?? -1) > 0);
  return clusters().map(({ person, people, links, tally }) => ({
    network: head.networkId,
    person,
    people: people.length,
    cases: tally.cases,
    links,
    exposures: tally.exposures,
    growth: growthSince(tally, since),
    ...spanOf(tally),
    settings: tally.settings,
    places: tally.places,
    ...(leadsOut(people) ? { leadsOut: true as const } : {}),
    ...(head.dirtySince === undefined ? {} : { rebuilding: true as const }),
  }));
}
