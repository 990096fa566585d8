import * as z from 'zod/mini';
import { analyticDetails, Disease, identifyingDetails, Source, SourceCaseId } from '../domain/cases/case.ts';
import { Day, Moment } from '../domain/dates.ts';
import { Name } from '../domain/people/name.ts';

/**
 * A confirmed case as a laboratory or registry sends it to the queue `confirmed-cases`.
 * The schema's name carries its version: another shape is another name, and a release reads this one and the last.
 */
export const caseMessageSchema = 'ringtrace.case-message.v1';

const head = {
  schema: z.optional(z.literal(caseMessageSchema)),
  source: Source,
  caseId: SourceCaseId,
};

const details = { ...analyticDetails, ...identifyingDetails };

const Report = z.strictObject({
  kind: z.literal('report'),
  ...head,
  /** Orders what a source said: the newest wins field by field. A report without it is older than anything dated. */
  issuedAt: z.optional(Moment),
  ...details,
  disease: Disease,
  reportDate: Day,
  name: Name,
});

const Correct = z.strictObject({ kind: z.literal('correct'), ...head, issuedAt: Moment, ...details });

const Withdraw = z.strictObject({
  kind: z.literal('withdraw'),
  ...head,
  issuedAt: Moment,
});

/** Errors name the field and what is wrong with it, never the value: a value may be somebody's name. */
export const CaseMessage = z.discriminatedUnion('kind', [Report, Correct, Withdraw]);
export type CaseMessage = z.infer<typeof CaseMessage>;
