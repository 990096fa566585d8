import * as z from 'zod/mini';
import type { NamedContact, Risk } from './interview.ts';

/**
 * That one person may have been exposed by another, as somebody told it. It always points from the source to the
 * exposed, also when the exposed person named the source. An exposure is not a transmission.
 */
export const Exposure = z.object({
  exposureId: z.string(),
  interviewId: z.string(),
  contactKey: z.string(),
  disease: z.string(),
  /** The source (laboratory or registry) of the case whose interview named it. */
  source: z.optional(z.string()),
  from: z.object({ person: z.string(), ref: z.optional(z.string()) }),
  to: z.object({ person: z.string(), ref: z.optional(z.string()) }),
  namedBy: z.enum(['from', 'to']),
  setting: z.optional(z.string()),
  relation: z.optional(z.string()),
  firstExposure: z.optional(z.string()),
  lastExposure: z.optional(z.string()),
  continuing: z.optional(z.boolean()),
  risk: z.optional(z.string()),
  /** `withdrawn`: the row was taken out again, or its case was. Kept, because it was told. */
  state: z.enum(['stands', 'withdrawn']),
  /** The version of the interview that this tells of. */
  since: z.int(),
  recordedAt: z.string(),
  version: z.int(),
});
export type Exposure = z.infer<typeof Exposure>;

/** What a contact's row says of the exposure itself, without the person. */
export function circumstances({ setting, relation, firstExposure, lastExposure, continuing, risk }: NamedContact) {
  return { setting, relation, firstExposure, lastExposure, continuing, risk };
}

export const riskOf = ({ risk }: Pick<NamedContact, 'risk'>): Risk => risk ?? 'unknown';
