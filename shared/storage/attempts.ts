import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Contribution } from '../domain/ledger.ts';
import { Outcome } from '../domain/outcome.ts';
import { put, queryAll } from './dynamo.ts';
import { keys } from './keys.ts';

/** One try to reach a person, written once; its ordinal counts the tries on a person for life. */
export const Attempt = z.object({
  personId: z.string(),
  ordinal: z.int(),
  /** Of the claim it was made under. */
  epoch: z.int(),
  operator: z.string(),
  outcome: Outcome,
  reasons: z.array(z.string()),
  interviewId: z.optional(z.string()),
  /** Of the whole result as sent, to tell a repetition from another result. */
  digest: z.string(),
  recordedAt: z.string(),
});
export type Attempt = z.infer<typeof Attempt>;

export const attemptWrite = (caseFiles: string, attempt: Attempt, ledger: Contribution): TransactWriteItem =>
  put(caseFiles, { ...attempt, ledger, ...keys.attempt(attempt.personId, attempt.ordinal) }, 'absent');

export async function readAttempts(
  { client, table }: { readonly client: DynamoDBClient; readonly table: string },
  personId: string,
): Promise<Attempt[]> {
  const items = await queryAll(client, table, { pk: `PERSON#${personId}`, startsWith: 'ATTEMPT#' }, 'consistent');
  return items.map((item) => z.parse(Attempt, item));
}
