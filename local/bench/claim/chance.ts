/** A number from 0 up to 1. */
export type Chance = () => number;

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): Chance {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const exponential = (chance: Chance, mean: number): number => -mean * Math.log(1 - chance());

/** 99 of 100 draws are below `p99`, half of them below `median`: how latencies of a store are spread. */
export function logNormal(chance: Chance, { median, p99 }: { readonly median: number; readonly p99: number }): number {
  const sigma = Math.log(p99 / median) / 2.3263;
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return median * Math.exp(sigma * normal);
}
