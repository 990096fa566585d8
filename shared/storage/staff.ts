import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Policy } from '../domain/policy.ts';
import { getItem } from './dynamo.ts';
import { keys } from './keys.ts';

const Staff = z.object({ lists: z.array(z.string()) });

/** An operator's work lists in their order; somebody nobody has assigned works on all of them. */
export async function readWorkLists(
  { client, table }: { readonly client: DynamoDBClient; readonly table: string },
  operator: string,
  { lists }: Policy,
): Promise<readonly string[]> {
  const item = await getItem(client, table, keys.staff(operator), 'eventual');
  return item === undefined ? [lists.interview, lists.notification, lists.locate] : z.parse(Staff, item).lists;
}
