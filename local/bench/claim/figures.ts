import type { Asked } from './bench-desk.ts';

/** One claim as an operator met it: `milliseconds` from when they asked, through every *try again*. */
export interface Sample {
  readonly milliseconds: number;
  readonly asked: readonly Asked[];
}

/** What a scenario came to; what `--report` writes. */
export interface Figures {
  readonly part: 'a' | 'b' | 'c';
  readonly what: string;
  readonly store: 'this engine' | 'virtual';
  readonly tasks: number;
  readonly operators: number;
  readonly claims: number;
  readonly claimsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly conflictsPerClaim: number;
  readonly wruPerClaim: number;
  readonly rruPerClaim: number;
  /** Times that the desk said *try again*. */
  readonly tryAgain: number;
  /** Operators who were left without a task though some were due. */
  readonly leftEmpty: number;
  readonly doubleClaims: number;
  /** Arrivals a second that were offered; what the engine carries at most. */
  readonly rate?: number;
  readonly capacity?: number;
  /** From the first who asked to the last who was served. */
  readonly calmAfterMs?: number;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

type Measured = Pick<
  Figures,
  | 'claims'
  | 'claimsPerSecond'
  | 'p50'
  | 'p99'
  | 'conflictsPerClaim'
  | 'wruPerClaim'
  | 'rruPerClaim'
  | 'tryAgain'
  | 'leftEmpty'
>;

export function measured(samples: readonly Sample[], milliseconds: number): Measured {
  const served = samples.filter(({ asked }) => asked.at(-1)?.held !== undefined);
  const all = samples.flatMap(({ asked }) => asked);
  const claims = served.length;
  const sum = (of: (asked: Asked) => number) => all.reduce((total, asked) => total + of(asked), 0);
  const per = (total: number, digits: number) => round(total / Math.max(1, claims), digits);
  const took = served.map((sample) => sample.milliseconds);
  return {
    claims,
    claimsPerSecond: round((1000 * claims) / Math.max(1, milliseconds), 1),
    p50: round(percentile(took, 0.5), 1),
    p99: round(percentile(took, 0.99), 1),
    conflictsPerClaim: per(
      sum(({ conflicts }) => conflicts),
      4,
    ),
    // A write whose condition does not hold is paid for all the same, and answers with no figure: one unit, the item is small.
    wruPerClaim: per(
      sum(({ units, conflicts }) => units.wru + conflicts),
      2,
    ),
    rruPerClaim: per(
      sum(({ units }) => units.rru),
      2,
    ),
    tryAgain: all.filter(({ tryAgain }) => tryAgain).length,
    leftEmpty: samples.length - claims,
  };
}

export const round = (value: number, digits: number): number => Number(value.toFixed(digits));
