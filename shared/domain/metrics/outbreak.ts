import { at } from '../snapshot/columns.ts';

/**
 * The cases of one disease and who probably infected whom, as numbers: case `n` is entry `n` of each array of cases. What
 * metrics are computed from, whatever it was made of.
 */
export interface Outbreak {
  readonly cases: number;
  /** The day from which a case's windows are counted, or `noDay`. */
  readonly anchor: Int32Array;
  /** As it was told, or `noDay`. */
  readonly onset: Int32Array;
  /** The last day on which a case may infect others; `noDay` where the disease or the case does not say. */
  readonly infectiousUntil: Int32Array;
  /** 1: said to have been infected elsewhere. */
  readonly imported: Uint8Array;
  readonly links: Links;
}

export interface Links {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1: an epidemiologist confirmed it; else it is proposed by rule. */
  readonly confirmed: Uint8Array;
  readonly preferred: Uint8Array;
}

/** Which of several possible sources of a case counts. */
export const sourcesCount = ['each', 'fractional', 'preferred'] as const;
export type SourcesCount = (typeof sourcesCount)[number];

/** How many links lead to each case. */
export function sourcesOf({ cases, links }: Outbreak): Int32Array {
  const sources = new Int32Array(cases);
  for (let n = 0; n < links.count; n++) sources[at(links.to, n)] = at(sources, at(links.to, n)) + 1;
  return sources;
}

/** How many links lead from each case. */
export function leadingFrom({ cases, links }: Outbreak): Int32Array {
  const leading = new Int32Array(cases);
  for (let n = 0; n < links.count; n++) leading[at(links.from, n)] = at(leading, at(links.from, n)) + 1;
  return leading;
}

/**
 * How much each link counts for its source. `preferred`: the source that is preferred, else the only one confirmed, else
 * the only one; several without a word on them count for nobody.
 */
export function weightsOf(outbreak: Outbreak, sources: SourcesCount): { weights: Float64Array; undecided: number } {
  const { links, cases } = outbreak;
  const weights = new Float64Array(links.count).fill(1);
  if (sources === 'each') return { weights, undecided: 0 };
  const all = sourcesOf(outbreak);
  if (sources === 'fractional') {
    for (let n = 0; n < links.count; n++) weights[n] = 1 / at(all, at(links.to, n));
    return { weights, undecided: 0 };
  }
  const confirmed = new Int32Array(cases);
  const preferred = new Uint8Array(cases);
  for (let n = 0; n < links.count; n++) {
    const to = at(links.to, n);
    confirmed[to] = at(confirmed, to) + (links.confirmed[n] ?? 0);
    if (links.preferred[n] === 1) preferred[to] = 1;
  }
  const counted = new Uint8Array(cases);
  for (let n = 0; n < links.count; n++) {
    const to = at(links.to, n);
    const counts =
      preferred[to] === 1
        ? links.preferred[n] === 1
        : at(confirmed, to) === 1
          ? links.confirmed[n] === 1
          : at(all, to) === 1;
    weights[n] = counts ? 1 : 0;
    if (counts) counted[to] = 1;
  }
  let undecided = 0;
  for (let n = 0; n < cases; n++) if (at(all, n) > 0 && counted[n] === 0) undecided++;
  return { weights, undecided };
}
