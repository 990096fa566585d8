import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { ExportManifest } from '../api/exports.ts';
import { type DataAuditEntry, dataAuditWrite } from './audit.ts';
import { getItem, put, queryAll, writeTogether } from './dynamo.ts';
import { keys } from './keys.ts';

/** Who asked for which export. The files are not kept: they are made of the snapshot each time, the same to the byte. */

export interface ExportTables {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
  readonly audit: string;
}

/** Keeps an export, for whoever asked for it, together with its audit. */
export async function writeExport(
  { client, caseFiles, audit }: ExportTables,
  manifest: ExportManifest,
  entry: DataAuditEntry,
): Promise<void> {
  const { export: id, by, at } = manifest;
  await writeTogether(client, [
    put(caseFiles, { manifest, ...keys.export(id) }, 'none'),
    put(caseFiles, { manifest, ...keys.exportOf(by, at, id) }, 'none'),
    dataAuditWrite(audit, entry),
  ]);
}

const Kept = z.object({ manifest: ExportManifest });

export async function readExport(
  { client, caseFiles }: Pick<ExportTables, 'client' | 'caseFiles'>,
  id: string,
): Promise<ExportManifest | undefined> {
  const item = await getItem(client, caseFiles, keys.export(id));
  return item && z.parse(Kept, item).manifest;
}

/** The last hundred that somebody asked for, newest first. */
export async function listExports(
  { client, caseFiles }: Pick<ExportTables, 'client' | 'caseFiles'>,
  by: string,
): Promise<ExportManifest[]> {
  const items = await queryAll(client, caseFiles, { pk: keys.exportOf(by, '', '').pk }, 'consistent');
  return items
    .map((item) => z.parse(Kept, item).manifest)
    .reverse()
    .slice(0, 100);
}
