import * as z from 'zod/mini';
import { Source } from '../domain/cases/case.ts';

const Party = z.strictObject({
  /** Pseudonym: stable, and of no use outside. */
  person: z.string(),
  ref: z.optional(z.string()),
});

/** Stored source → exposed, also where the exposed person named the source. */
export const ExposureView = z.strictObject({
  id: z.string(),
  from: Party,
  to: Party,
  disease: z.string(),
  namedBy: z.enum(['from', 'to']),
  setting: z.optional(z.string()),
  relation: z.optional(z.string()),
  firstExposure: z.optional(z.string()),
  lastExposure: z.optional(z.string()),
  continuing: z.optional(z.boolean()),
  risk: z.optional(z.string()),
  recordedAt: z.string(),
});
export type ExposureView = z.infer<typeof ExposureView>;

export const ExposuresQuery = z.strictObject({
  source: Source,
  cursor: z.optional(z.string().check(z.maxLength(1000))),
});

/** An exposure between two people of one source comes once: with the person it was named by. */
export const ExposuresResponse = z.strictObject({
  exposures: z.array(ExposureView),
  /** Present while there is more. */
  cursor: z.optional(z.string()),
});
export type ExposuresResponse = z.infer<typeof ExposuresResponse>;
