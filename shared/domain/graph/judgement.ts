import * as z from 'zod/mini';

/**
 * A transmission link is the judgement that one case probably infected another. The rule proposes; an epidemiologist
 * confirms, rules out, or takes that back, and may prefer one source. All that was judged of who infected one case is
 * kept as one item of that case, so that at most one source is preferred, whoever judges at the same moment.
 */
export const Judged = z.enum(['confirmed', 'ruled-out', 'proposed']);
type Judged = z.infer<typeof Judged>;

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
  /** What was judged under other ids of the same person, by their versions, and is part of this. */
  includes: z.optional(z.record(z.string(), z.int())),
  recordedAt: z.string(),
  version: z.int(),
});
export type Judgements = z.infer<typeof Judgements>;

/** Kept with a source, as long as it is confirmed that they infected that person; what was judged is with the infected. */
export const JudgedOf = z.object({ disease: z.string(), infected: z.string() });
export type JudgedOf = z.infer<typeof JudgedOf>;

export interface Judging {
  readonly person: string;
  readonly disease: string;
  readonly source: string;
  /** `proposed` takes a judgement back: the rule speaks again. */
  readonly judged: Judged;
  /** Absent: whether it is preferred stays as it was. */
  readonly preferred?: boolean | undefined;
  readonly why?: string | undefined;
}

/** What is judged of a case's sources after one more word on it; undefined where it says nothing new. */
export function judge(
  before: Judgements | undefined,
  { person, disease, source, judged, preferred, why }: Judging,
  by: string,
  at: string,
): Judgements | undefined {
  const known = before?.sources[source];
  const prefers = preferredAfter(before?.preferred, source, judged, preferred);
  const same = (known?.state ?? 'proposed') === judged && known?.why === why;
  if (same && prefers === before?.preferred) return undefined;
  const word = same && known !== undefined ? known : { state: judged, by, at, ...(why === undefined ? {} : { why }) };
  return {
    person,
    disease,
    sources: { ...before?.sources, [source]: word },
    ...(prefers === undefined ? {} : { preferred: prefers }),
    recordedAt: at,
    version: (before?.version ?? 0) + 1,
  };
}

/** What is ruled out is not preferred either. */
function preferredAfter(
  before: string | undefined,
  source: string,
  judged: Judged,
  preferred: boolean | undefined,
): string | undefined {
  if (judged === 'ruled-out' || preferred === false) return before === source ? undefined : before;
  return preferred === true ? source : before;
}
