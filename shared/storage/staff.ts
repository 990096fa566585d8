import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Policy } from '../domain/policy.ts';
import { Staff, unknownStaff } from '../domain/staff.ts';
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

/** Who somebody is at this desk; whom nobody entered may do what the policy says. */
export async function staffAtDesk(desk: DeskTable, operator: string, policy: Policy): Promise<Staff> {
  return (await readStaff(desk, operator)) ?? unknownStaff(operator, policy.unknownStaff);
}
