import type { Interval } from './negative-binomial.ts';

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

/** The 95 % interval of a share after Wilson (1927), which holds for few, for none and for all; nothing of nobody. */
export function wilson(some: number, of: number): Interval {
  if (of === 0) return { low: undefined, high: undefined };
  const share = some / of;
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return {
    low: some === 0 ? 0 : (middle - spread) / scale,
    high: some === of ? 1 : (middle + spread) / scale,
  };
}
