import type { EdgeView, NetworkResponse } from '../../shared/api/graph.ts';
import { exposureEdge } from '../../shared/domain/graph/edges.ts';
import { sizesByDay, type Together } from '../../shared/domain/graph/hang-together.ts';
import type { LaidOut, Over } from '../../shared/domain/graph/laid-out.ts';
import { at } from '../../shared/domain/snapshot/columns.ts';
import type { KeptNetwork } from './graph.ts';
import { toCursor } from './pages.ts';
import { edgeView, nodeView } from './views.ts';
import { pageSize } from './walked.ts';

type Page = Omit<NetworkResponse, 'person' | 'over' | 'readFrom' | 'network'>;

/** A stretch of those who hang together and of their edges: a person, then their edges to people before. */
export function pageOfNetwork(kept: KeptNetwork, over: Over, together: Together, after: number): Page {
  const { laid, networkId: network, reading, generations } = kept;
  const { people, steps, sources, edges, edgesBefore } = together;
  const end = after + pageSize;
  const more = (n: number) => (over === 'links' && at(laid.outside, n) > 0 ? { more: true as const } : {});
  const members: Page['members'] = [];
  const ties: EdgeView[] = [];
  for (const [place, n] of people.entries()) {
    const position = place + at(edgesBefore, place);
    if (position >= end) break;
    if (position >= after)
      members.push(
        nodeView(laid.people.get(n), { step: at(steps, n), sources: at(sources, n), ...more(n) }, generations),
      );
    for (let edge = at(edgesBefore, place); edge < at(edgesBefore, place + 1); edge++) {
      const tied = position + 1 + edge - at(edgesBefore, place);
      if (tied >= after && tied < end) ties.push(tieView(laid, over, at(edges, edge)));
    }
  }
  const further = end < people.length + edges.length;
  const leadsOut = people.some((n) => 'more' in more(n));
  const stopped = further ? 'page' : leadsOut ? 'other-network' : undefined;
  return {
    complete: stopped === undefined,
    ...(stopped === undefined ? {} : { stopped }),
    ...(further ? { cursor: toCursor({ after: end, network, reading }) } : {}),
    people: people.length,
    cases: people.reduce((sum, n) => sum + at(laid.cases, n), 0),
    edges: edges.length,
    sizes: sizesByDay(laid[over], together),
    members,
    ties,
  };
}

/** Between the names of those who stand for the two. */
function tieView({ ids, exposures, links }: LaidOut, over: Over, edge: number): EdgeView {
  if (over === 'links') return edgeView(links.known.get(edge));
  const [from = '', to = ''] = [exposures.from, exposures.to].map((ends) => ids[at(ends, edge)]);
  return edgeView(exposureEdge(exposures.known.get(edge), from, to));
}

/** The edges between each of these people and the next. */
export function tiesAmong(laid: LaidOut, over: Over, way: readonly number[]): EdgeView[] {
  const { from, to } = laid[over];
  const next = new Map(way.slice(1).map((n, place) => [way[place], n]));
  const ties: EdgeView[] = [];
  for (let edge = 0; edge < from.length; edge++) {
    const [a, b] = [at(from, edge), at(to, edge)];
    if (next.get(a) === b || next.get(b) === a) ties.push(tieView(laid, over, edge));
  }
  return ties;
}
