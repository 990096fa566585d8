import type { EdgeView, NodeView } from '../../shared/api/graph.ts';
import { plusDays } from '../../shared/domain/dates.ts';

/** A generator that gives the same numbers each time (Park and Miller). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const settings = ['household', 'work', 'school', 'health', 'transport'];

/**
 * A made-up cluster: each person exposed by somebody before them, a few by a second; every third of them a case.
 *
 * @param generations how the numbers of earlier people are chosen: near the person's own for a long thin tree
 */
export function madeUpCluster(people: number, seed = 1): { readonly nodes: NodeView[]; readonly edges: EdgeView[] } {
  const number = numbersFrom(seed);
  const days: number[] = [];
  const depth: number[] = [];
  const nodes: NodeView[] = [];
  const edges: EdgeView[] = [];
  const edge = (from: number, to: number): EdgeView => ({
    id: `xp_${from}-${to}`,
    kind: 'exposure',
    from: `pn_${from}`,
    to: `pn_${to}`,
    disease: 'mers',
    state: 'stands',
    setting: settings[Math.floor(number() * settings.length)] ?? 'other',
    lastExposure: plusDays('2015-05-01', (days[from] ?? 0) + 1),
  });
  for (let n = 0; n < people; n += 1) {
    const source = n === 0 ? undefined : 3 * Math.floor((Math.sqrt(number()) * n) / 3);
    days.push(source === undefined ? 0 : (days[source] ?? 0) + 1 + Math.floor(number() * 9));
    depth.push(source === undefined ? 0 : (depth[source] ?? 0) + 1);
    const isCase = n % 3 === 0;
    const onset = plusDays('2015-05-01', days[n] ?? 0);
    nodes.push({
      person: `pn_${n}`,
      status: isCase ? 'case' : 'contact',
      cases: isCase
        ? [{ disease: 'mers', ref: `K_${n}`, onset, report: plusDays(onset, 2), hospital: `hospital ${n % 4}` }]
        : [],
      step: depth[n] ?? 0,
      sources: source === undefined ? 0 : 1,
      ...(isCase ? { generation: depth[n] ?? 0 } : {}),
    });
    if (source !== undefined) edges.push(edge(source, n));
    const second = 3 * Math.floor((number() * n) / 3);
    if (number() < 0.02 && second !== source && second < n) edges.push(edge(second, n));
  }
  return { nodes, edges };
}
