import * as z from 'zod/mini';

/**
 * One bucket of tokens for a whole account: Amazon Connect starts 2 calls a second and 5 at once, whoever asks (FACTS,
 * section 2). The generic cell rate algorithm keeps it in a single number: the moment at which the bucket is full again.
 */
export const Rate = z.strictObject({
  /** Tokens that come back in a second. */
  perSecond: z.number().check(z.gt(0), z.lte(1000)),
  /** Tokens of a full bucket. */
  burst: z.int().check(z.gte(1), z.lte(10_000)),
});
export type Rate = z.infer<typeof Rate>;

/** Epoch milliseconds at which the bucket is full again; undefined: it was never used. */
export type FullAt = number | undefined;

export type Take =
  | { readonly taken: true; readonly fullAt: number }
  /** Nothing was taken; so many milliseconds later there is one. */
  | { readonly taken: false; readonly waitMs: number };

/** Takes one token at `now` (epoch milliseconds). */
export function takeToken(fullAt: FullAt, { perSecond, burst }: Rate, now: number): Take {
  const interval = 1000 / perSecond;
  const next = Math.max(fullAt ?? now, now) + interval;
  const waitMs = Math.ceil(next - burst * interval - now);
  return waitMs > 0 ? { taken: false, waitMs } : { taken: true, fullAt: next };
}
