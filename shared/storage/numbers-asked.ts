import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { put, queryAll } from './dynamo.ts';
import { keys } from './keys.ts';

/** What came of asking somebody for another number of a person they named: who knew none is not asked daily. */
export const NumberAsked = z.object({
  exposureId: z.string(),
  knew: z.boolean(),
  operator: z.string(),
  recordedAt: z.string(),
});
export type NumberAsked = z.infer<typeof NumberAsked>;

export const numberAskedWrite = (table: string, namer: string, asked: NumberAsked): TransactWriteItem =>
  put(table, { ...asked, ...keys.numberAsked(namer, asked.exposureId) }, 'none');

export async function readNumbersAsked(
  { client, table }: { readonly client: DynamoDBClient; readonly table: string },
  namer: string,
): Promise<NumberAsked[]> {
  const items = await queryAll(client, table, { pk: `PERSON#${namer}`, startsWith: 'NUMBER-ASKED#' }, 'consistent');
  return items.map((item) => z.parse(NumberAsked, item));
}
