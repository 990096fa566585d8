import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { getItem, put, queryAll, remove } from './dynamo.ts';
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

interface Queue {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/** Those that nobody has closed, the newest first. */
export async function readAlerts({ client, table }: Queue): Promise<Alert[]> {
  const items = await queryAll(client, table, { pk: keys.alert('', 0).pk });
  return items.map((item) => z.parse(Alert, item)).sort((a, b) => b.raisedAt.localeCompare(a.raisedAt));
}

/** How an alert is named to supervisors: whom it is about, and under which claim it was raised. */
export const alertIdOf = ({ personId, epoch }: Pick<Alert, 'personId' | 'epoch'>): string => `${personId}.${epoch}`;

/** Undefined where no alert is named so. */
export function readAlertId(id: string): Pick<Alert, 'personId' | 'epoch'> | undefined {
  const [, personId, epoch] = /^([\w-]{1,64})\.(\d{1,6})$/.exec(id) ?? [];
  return personId === undefined ? undefined : { personId, epoch: Number(epoch) };
}

export async function readAlert(
  { client, table }: Queue,
  { personId, epoch }: Pick<Alert, 'personId' | 'epoch'>,
): Promise<Alert | undefined> {
  const item = await getItem(client, table, keys.alert(personId, epoch));
  return item && z.parse(Alert, item);
}

const Closed = z.extend(Alert, { closedBy: z.string(), closedAt: z.string() });
type Closed = z.infer<typeof Closed>;

/** It leaves the board, once, and stays with its task: who raised it, who closed it, and when. */
export function alertClosedWrites(
  callQueue: string,
  alert: Alert,
  closedBy: string,
  closedAt: string,
): TransactWriteItem[] {
  const { personId, epoch, raisedAt } = alert;
  const closed: Closed = { ...alert, closedBy, closedAt };
  return [
    remove(callQueue, keys.alert(personId, epoch), { is: { raisedAt } }),
    put(callQueue, { ...closed, ...keys.alertClosed(personId, epoch, closedAt) }, 'none'),
  ];
}

/** How this alert was closed last; undefined where it never was. */
export async function readClosedAlert(
  { client, table }: Queue,
  { personId, epoch }: Pick<Alert, 'personId' | 'epoch'>,
): Promise<Closed | undefined> {
  const { pk, sk } = keys.alertClosed(personId, epoch, '');
  const item = (await queryAll(client, table, { pk, startsWith: sk }, 'consistent')).at(-1);
  return item && z.parse(Closed, item);
}
