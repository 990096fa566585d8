import * as z from 'zod/mini';
import { Day } from '../dates.ts';

/** A day as somebody told it: exactly, or as well as they could say. */
export const DatedFact = z.object({ day: Day, estimated: z.boolean() });
export type DatedFact = z.infer<typeof DatedFact>;

/**
 * What is known of a case that its windows rest on, from the laboratory or from the person. None of it has to be known:
 * nobody can say when many cases began.
 */
export const CaseFacts = z.object({
  onset: z.optional(DatedFact),
  rash: z.optional(DatedFact),
  specimen: z.optional(DatedFact),
  report: z.optional(DatedFact),
  /** Since then the person met nobody without protection: at home alone, or in hospital. */
  isolated: z.optional(DatedFact),
  recovered: z.optional(DatedFact),
  died: z.optional(DatedFact),
});
export type CaseFacts = z.infer<typeof CaseFacts>;

/** The date from which a case's windows are counted, and how good it is. */
export interface Anchor {
  readonly day: Day;
  /** Which date it is; another than the profile's anchor where that is not known. */
  readonly takenFrom: 'rash' | 'onset' | 'specimen' | 'report';
  /** Not the profile's own anchor date, or not exactly known: windows that rest on it are said to be so. */
  readonly estimated: boolean;
}
