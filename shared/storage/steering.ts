import * as z from 'zod/mini';
import { Steering, unsteered } from '../domain/desk/steering.ts';
import { asRead, getItem, put, writeTogether } from './dynamo.ts';
import { keys } from './keys.ts';
import type { DeskTable } from './staff.ts';

/** What supervisors switch while work goes on: one item, and every state it was in. */

export async function readSteering(
  { client, table }: DeskTable,
  read: 'consistent' | 'eventual' = 'eventual',
): Promise<Steering> {
  const item = await getItem(client, table, keys.steering, read);
  return item === undefined ? unsteered : z.parse(Steering, item);
}

/** @throws StaleRead when somebody else switched something meanwhile. */
export async function saveSteering({ client, table }: DeskTable, before: Steering, after: Steering): Promise<void> {
  await writeTogether(client, [
    put(table, { ...after, ...keys.steering }, asRead(before.version === 0 ? undefined : before)),
    put(table, { ...after, ...keys.steeringHistory(after.version) }, 'absent'),
  ]);
}
