import * as z from 'zod/mini';

/** The other of the two; whoever is named in the path stands for both. */
export const MergeRequest = z.strictObject({ other: z.string().check(z.minLength(1), z.maxLength(64)) });
export type MergeRequest = z.infer<typeof MergeRequest>;

export const MergeResponse = z.strictObject({
  status: z.enum(['merged', 'parted', 'told-apart', 'already-so']),
  /** Who stands for both; each for themselves where they are two. */
  person: z.string(),
});
export type MergeResponse = z.infer<typeof MergeResponse>;
