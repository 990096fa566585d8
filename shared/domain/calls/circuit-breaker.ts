import * as z from 'zod/mini';

/**
 * When the carrier fails, dialling on costs operators a wait at every call and people a phone that rings for nothing.
 * After so many failures of ours within a window nobody dials through it for a while; then the next calls find out.
 */
export const BreakerRule = z.strictObject({
  failures: z.int().check(z.gte(1), z.lte(1000)),
  withinSeconds: z.number().check(z.gt(0), z.lte(3600)),
  pauseSeconds: z.number().check(z.gt(0), z.lte(3600)),
});
export type BreakerRule = z.infer<typeof BreakerRule>;

export const Breaker = z.object({
  /** Epoch milliseconds of the last failures, oldest first. */
  failures: z.array(z.number()),
  /** Nobody dials before this; epoch milliseconds. */
  closedUntil: z.optional(z.number()),
});
export type Breaker = z.infer<typeof Breaker>;

export const sound: Breaker = { failures: [] };

/** Milliseconds until somebody may dial; 0 is now. */
export function pauseLeft({ closedUntil }: Breaker, now: number): number {
  return Math.max(0, (closedUntil ?? 0) - now);
}

/** One more failure of ours. The first ones after a pause show that nothing has been mended: a single one pauses again. */
export function afterFailure({ failures, closedUntil }: Breaker, rule: BreakerRule, now: number): Breaker {
  const within = rule.withinSeconds * 1000;
  const recent = [...failures.filter((at) => at > now - within), now].slice(-rule.failures);
  const justPaused = closedUntil !== undefined && closedUntil <= now && now < closedUntil + within;
  const isPaused = closedUntil !== undefined && closedUntil > now;
  if (!isPaused && (justPaused || recent.length >= rule.failures))
    return { failures: recent, closedUntil: now + rule.pauseSeconds * 1000 };
  return { failures: recent, ...(closedUntil === undefined ? {} : { closedUntil }) };
}
