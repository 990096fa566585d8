import * as z from 'zod/mini';

/**
 * A transmission link is the judgement that one case probably infected another. The rule proposes; an epidemiologist
 * confirms, rules out, or takes that back, and may prefer one source. All that was judged of who infected one case is
 * kept as one item of that case, so that at most one source is preferred, whoever judges at the same moment.
 */
const Judged = z.enum(['confirmed', 'ruled-out', 'proposed']);

const OfOne = z.object({
  state: Judged,
  by: z.string(),
  at: z.string(),
  why: z.optional(z.string()),
});

export const Judgements = z.object({
  /** The person infected. */
  person: z.string(),
  disease: z.string(),
  /** By the person who may have infected them. */
  sources: z.record(z.string(), OfOne),
  preferred: z.optional(z.string()),
  recordedAt: z.string(),
  version: z.int(),
});
export type Judgements = z.infer<typeof Judgements>;
