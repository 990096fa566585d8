import * as z from 'zod/mini';

export const PracticeRequest = z.strictObject({
  /** How many made-up people are to wait for whoever practises. */
  people: z.optional(z.int().check(z.gte(1), z.lte(20))),
});
export type PracticeRequest = z.infer<typeof PracticeRequest>;

/** How many came, or came back. POST /calls/claim with `practice: true` serves them. */
export const PracticeResponse = z.strictObject({ stood: z.int() });
export type PracticeResponse = z.infer<typeof PracticeResponse>;
