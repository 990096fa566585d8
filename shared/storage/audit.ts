import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { put, putOne } from './dynamo.ts';
import { keys } from './keys.ts';

/** That somebody read or wrote an identity: who, as what, for what, and which fields; never the values. */
export interface AuditEntry {
  readonly personId: string;
  readonly at: string;
  readonly actor: string;
  /** In which role: one of the API's, or `engineer` for a command. */
  readonly role: string;
  readonly act: string;
  readonly purpose: string;
  readonly epoch: number;
  readonly fields: readonly string[];
}

const itemOf = (entry: AuditEntry) => ({
  ...entry,
  ...keys.audit(entry.personId, entry.at, entry.actor, `${entry.act}#${entry.epoch}`),
});

export const auditWrite = (table: string, entry: AuditEntry): TransactWriteItem => put(table, itemOf(entry), 'none');

export async function audit(client: DynamoDBClient, table: string, entry: AuditEntry): Promise<void> {
  await putOne(client, table, itemOf(entry), 'none');
}

/** That somebody took data in or out: of many people at once, so it is kept by what was done and not by person. */
export interface DataAuditEntry {
  /** For example `IMPORT#paper-list-1`. */
  readonly subject: string;
  readonly at: string;
  readonly actor: string;
  readonly role: string;
  readonly act: string;
  /** As whoever did it wrote. */
  readonly purpose: string;
  /** Counts, formats, filters; no value of anybody's. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

export const dataAuditWrite = (table: string, entry: DataAuditEntry): TransactWriteItem =>
  put(table, dataItemOf(entry), 'none');

const dataItemOf = (entry: DataAuditEntry) => ({
  ...entry,
  ...keys.auditOfData(entry.subject, entry.at, entry.actor, entry.act),
});

export async function auditData(client: DynamoDBClient, table: string, entry: DataAuditEntry): Promise<void> {
  await putOne(client, table, dataItemOf(entry), 'none');
}
