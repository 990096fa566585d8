import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Contribution } from '../domain/cases/ledger.ts';
import { getItem, put } from './dynamo.ts';
import { keys } from './keys.ts';

/** What was done for somebody who is not called, once a claim; the words of it are kept with identities. */
export const ByHand = z.object({
  personId: z.string(),
  epoch: z.int(),
  operator: z.string(),
  did: z.enum(['letter-sent', 'visited', 'number-found', 'not-found']),
  reasons: z.array(z.string()),
  /** Of the whole result as sent, to tell a repetition from another result. */
  digest: z.string(),
  recordedAt: z.string(),
});
export type ByHand = z.infer<typeof ByHand>;

export const byHandWrites = (
  { people, caseFiles }: { readonly people: string; readonly caseFiles: string },
  done: ByHand,
  note: string | undefined,
  ledger: Contribution,
): TransactWriteItem[] => {
  const { personId, epoch, operator, recordedAt } = done;
  return [
    put(caseFiles, { ...done, ledger, ...keys.byHand(personId, epoch) }, 'absent'),
    ...(note === undefined
      ? []
      : [put(people, { note, operator, recordedAt, ...keys.byHandNote(personId, epoch) }, 'none')]),
  ];
};

export async function readByHand(
  { client, caseFiles }: { readonly client: DynamoDBClient; readonly caseFiles: string },
  personId: string,
  epoch: number,
): Promise<ByHand | undefined> {
  const item = await getItem(client, caseFiles, keys.byHand(personId, epoch));
  return item && z.parse(ByHand, item);
}
