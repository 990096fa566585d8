import { at, noDay } from '../snapshot/columns.ts';
import { type Fit, fitNegativeBinomial } from './negative-binomial.ts';
import { type Outbreak, type SourcesCount, weightsOf } from './outbreak.ts';
import { type DayWindow, isWithin, type Part, parts, partsOf } from './population.ts';

/** How many others each case infected, and what follows from it: R, k, and how much the top fifth did. */
export interface OffspringOptions {
  readonly sources: SourcesCount;
  readonly population: readonly Part[];
  readonly window: DayWindow;
  /** Cases that may infect others after this day are counted apart, or R always falls at the end; absent: none are. */
  readonly matureOn?: number | undefined;
  /** 1 for each case to be looked at; absent: all. */
  readonly only?: Uint8Array | undefined;
}

export interface Offspring {
  /** By case: how many it infected. */
  readonly infected: Float64Array;
  /** 1: it is one of those over whom the average is taken. */
  readonly counted: Uint8Array;
  readonly counts: ReadonlyMap<number, number>;
  readonly fit: Fit;
  /** Of all transmission, the part of the fifth of the cases who infected the most; undefined where there was none. */
  readonly topFifth: number | undefined;
  readonly leftOut: {
    /** Too recent to have infected all they will. */
    readonly immature: number;
    readonly outsideWindow: number;
    readonly filteredOut: number;
    readonly byPart: Readonly<Record<Part, number>>;
    /** Cases with several possible sources of whom none is preferred. */
    readonly undecided: number;
  };
}

export function offspringOf(outbreak: Outbreak, options: OffspringOptions): Offspring {
  const { cases, links } = outbreak;
  const { weights, undecided } = weightsOf(outbreak, options.sources);
  const infected = new Float64Array(cases);
  for (let n = 0; n < links.count; n++) {
    const from = at(links.from, n);
    infected[from] = (infected[from] ?? 0) + (weights[n] ?? 0);
  }
  const { counted, ...leftOut } = whoCounts(outbreak, options);
  const counts = new Map<number, number>();
  for (let n = 0; n < cases; n++) {
    if (counted[n] === 0) continue;
    // Thirds add up to a whole again.
    const count = Math.round((infected[n] ?? 0) * 1e9) / 1e9;
    counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  return {
    infected,
    counted,
    counts,
    fit: fitNegativeBinomial(counts),
    topFifth: shareOfTop(counts, 0.2),
    leftOut: { ...leftOut, undecided },
  };
}

function whoCounts(outbreak: Outbreak, { population, window, matureOn, only }: OffspringOptions) {
  const wanted = parts.map((part) => population.includes(part));
  const played = partsOf(outbreak);
  const counted = new Uint8Array(outbreak.cases);
  const left = new Int32Array(parts.length);
  let immature = 0;
  let outsideWindow = 0;
  let filteredOut = 0;
  for (let n = 0; n < outbreak.cases; n++) {
    const part = played[n] ?? 0;
    const until = at(outbreak.infectiousUntil, n);
    if (only?.[n] === 0) filteredOut++;
    else if (!isWithin(at(outbreak.anchor, n), window)) outsideWindow++;
    else if (wanted[part] !== true) left[part] = at(left, part) + 1;
    else if (matureOn !== undefined && until !== noDay && until > matureOn) immature++;
    else counted[n] = 1;
  }
  const [infectors, infectees, local, imported] = left;
  const byPart = {
    infectors: infectors ?? 0,
    infectees: infectees ?? 0,
    'sporadic-local': local ?? 0,
    'sporadic-imported': imported ?? 0,
  };
  return { counted, immature, outsideWindow, filteredOut, byPart };
}

/** What part of all transmission that share of the cases did who infected the most. */
function shareOfTop(counts: ReadonlyMap<number, number>, share: number): number | undefined {
  const sorted = [...counts].sort(([a], [b]) => b - a);
  const all = sorted.reduce((sum, [count, cases]) => sum + count * cases, 0);
  if (all === 0) return undefined;
  let left = share * sorted.reduce((sum, [, cases]) => sum + cases, 0);
  let done = 0;
  for (const [count, cases] of sorted) {
    done += count * Math.min(left, cases);
    left = Math.max(0, left - cases);
  }
  return done / all;
}
