import * as z from 'zod/mini';
import type { KeptContact, Risk } from '../protocols/interview.ts';

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
  /** The event of the interview at which they met. */
  event: z.optional(z.string()),
  distance: z.optional(z.number()),
  duration: z.optional(z.number()),
  protection: z.optional(z.string()),
  sameAir: z.optional(z.boolean()),
  risk: z.optional(z.string()),
  /** `withdrawn`: the row was taken out again, or its case was. Kept, because it was told. */
  state: z.enum(['stands', 'withdrawn']),
  /** The version of the interview that this tells of. */
  since: z.int(),
  recordedAt: z.string(),
  version: z.int(),
});
export type Exposure = z.infer<typeof Exposure>;

/** Stands in place of an interview where a file told of the exposure. */
export const importedBy = (importId: string): string => `import:${importId}`;

/** An imported exposure rests on no interview: nobody can be asked about it again, nor take its row back. */
export const isImported = ({ interviewId }: Pick<Exposure, 'interviewId'>): boolean =>
  interviewId.startsWith('import:');

/** Whom the person who was asked named, whichever of the two was exposed. */
export const namedIn = ({ from, to, namedBy }: Exposure): string => (namedBy === 'from' ? to : from).person;

/** What a contact's row says of the exposure itself, without the person. */
export function circumstances(row: KeptContact) {
  const { setting, relation, firstExposure, lastExposure, continuing, event } = row;
  const { distance, duration, protection, sameAir, risk = row.riskByRule } = row;
  const when = { firstExposure, lastExposure, continuing };
  return { setting, relation, ...when, event, distance, duration, protection, sameAir, risk };
}

/** The operator's own judgement, else what the profile's rule said when the row was written down. */
export const riskOf = ({ risk, riskByRule }: Pick<KeptContact, 'risk' | 'riskByRule'>): Risk =>
  risk ?? riskByRule ?? 'unknown';
