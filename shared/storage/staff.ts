import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Policy } from '../domain/desk/policy.ts';
import { Staff, unknownStaff } from '../domain/desk/staff.ts';
import { asRead, getItem, putOne, queryAll, queryPage } from './dynamo.ts';
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
  return (await readStaff(desk, operator)) ?? unknownStaff(operator, policy.unknownStaff, policy.supervision);
}

/** The whole staff. */
export async function readAllStaff({ client, table }: DeskTable): Promise<Staff[]> {
  const items = await queryAll(client, table, { pk: keys.staff('').pk }, 'consistent');
  return items.map((item) => z.parse(Staff, { ...item, id: item.sk }));
}

/** What everybody is called, by id; of those who have a name there. */
export async function readStaffNames({ client, table }: DeskTable): Promise<ReadonlyMap<string, string>> {
  const items = await queryAll(client, table, { pk: keys.staff('').pk });
  return new Map(
    items.flatMap((item): [string, string][] => {
      const { id, name } = z.parse(Staff, { ...item, id: item.sk });
      return name === undefined ? [] : [[id, name]];
    }),
  );
}

/** A page of the staff, by id. */
export async function readStaffPage({ client, table }: DeskTable, after: string | undefined, limit: number) {
  const from = after === undefined ? undefined : { ...keys.staff(after) };
  const { items, next } = await queryPage(client, table, { pk: keys.staff('').pk }, 'eventual', from, limit);
  return { staff: items.map((item) => z.parse(Staff, { ...item, id: item.sk })), more: next !== undefined };
}

/** False where somebody else changed this person meanwhile. */
export const saveStaff = (
  { client, table }: DeskTable,
  before: Staff | undefined,
  after: Staff,
  by: string,
  at: string,
): Promise<boolean> =>
  putOne(client, table, { ...after, changedBy: by, changedAt: at, ...keys.staff(after.id) }, asRead(before));
