import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { put, queryAll } from './dynamo.ts';
import { keys } from './keys.ts';

/** What supervisors must look at before anything else: an operator asked for help out of a call. No identity. */

export const Alert = z.object({
  personId: z.string(),
  epoch: z.int(),
  operator: z.string(),
  what: z.string(),
  /** Always the first. */
  band: z.literal(0),
  list: z.optional(z.string()),
  raisedAt: z.string(),
});
export type Alert = z.infer<typeof Alert>;

/** One a claim: pressing the button again raises nothing new. */
export const alertWrite = (callQueue: string, alert: Alert): TransactWriteItem =>
  put(callQueue, { ...alert, ...keys.alert(alert.personId, alert.epoch) }, 'absent');

/** Those raised since, the newest first. */
export async function readAlerts(
  { client, table }: { readonly client: DynamoDBClient; readonly table: string },
  since: string,
): Promise<Alert[]> {
  const items = await queryAll(client, table, { pk: keys.alert('', 0).pk });
  const alerts = items.map((item) => z.parse(Alert, item)).filter(({ raisedAt }) => raisedAt > since);
  return alerts.sort((a, b) => b.raisedAt.localeCompare(a.raisedAt));
}
