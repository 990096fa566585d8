import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Policy } from '../domain/policy.ts';
import { Staff } from '../domain/staff.ts';
import { getItem } from './dynamo.ts';
import { keys } from './keys.ts';

export interface DeskTable {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/** Somebody of the staff; undefined where nobody entered them. */
export async function readStaff(
  { client, table }: DeskTable,
  id: string,
  read: 'consistent' | 'eventual' = 'eventual',
): Promise<Staff | undefined> {
  const item = await getItem(client, table, keys.staff(id), read);
  return item && z.parse(Staff, { ...item, id });
}

/** An operator's work lists in their order; somebody nobody has assigned works on all of them. */
export async function readWorkLists(desk: DeskTable, operator: string, { lists }: Policy): Promise<readonly string[]> {
  const staff = await readStaff(desk, operator);
  return staff === undefined ? [lists.interview, lists.notification, lists.locate] : staff.lists;
}
