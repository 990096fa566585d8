import { gunzipSync, gzipSync } from 'node:zlib';
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Head, type InForce } from '../domain/desk/settings-head.ts';
import { asRead, getItem, put, putOne, queryAll, writeTogether } from './dynamo.ts';
import { keys } from './keys.ts';
import type { DeskTable } from './staff.ts';

/** Settings as stored: documents that never change, packed; one head that says which are in force; every head there was. */

/** Characters of packed text in an item: well under the 400 KB that an item may have. */
const chunkSize = 300_000;

const Chunk = z.object({ packed: z.string() });

export async function readHead(
  { client, table }: DeskTable,
  read: 'consistent' | 'eventual' = 'eventual',
): Promise<Head | undefined> {
  const item = await getItem(client, table, keys.settingsHead, read);
  return item && z.parse(Head, item);
}

/** Every head there was, the newest first: who applied what, when and why. */
export async function readHeads({ client, table }: DeskTable): Promise<Head[]> {
  const { pk } = keys.settingsHead;
  const items = await queryAll(client, table, { pk, startsWith: 'HISTORY#' });
  return items.map((item) => z.parse(Head, item)).sort((a, b) => b.version - a.version);
}

export async function readDocument(
  { client, table }: DeskTable,
  { kind, name, version, chunks }: InForce,
): Promise<unknown> {
  const parts = await Promise.all(
    Array.from({ length: chunks }, async (_, n) => {
      const item = await getItem(client, table, keys.setting(kind, name, version, n), 'eventual');
      if (item === undefined) throw new Error(`The ${kind} ${name}, version ${version}, is in force and not stored.`);
      return z.parse(Chunk, item).packed;
    }),
  );
  return unpacked(parts);
}

const unpacked = (parts: readonly string[]): unknown =>
  JSON.parse(gunzipSync(Buffer.from(parts.join(''), 'base64')).toString('utf8'));

/** A document that was ever applied, also one that no head names any more; undefined where there was none. */
export async function readApplied(
  { client, table }: DeskTable,
  { kind, name, version }: Pick<InForce, 'kind' | 'name' | 'version'>,
): Promise<unknown> {
  const parts: string[] = [];
  for (let n = 0; ; n++) {
    const item = await getItem(client, table, keys.setting(kind, name, version, n), 'eventual');
    if (item === undefined) return parts.length === 0 ? undefined : unpacked(parts);
    const { packed: part } = z.parse(Chunk, item);
    parts.push(part);
    if (part.length < chunkSize) return unpacked(parts);
  }
}

/** A document as it will be stored. */
export function packed(document: unknown): string[] {
  const text = gzipSync(JSON.stringify(document)).toString('base64');
  return Array.from({ length: Math.ceil(text.length / chunkSize) }, (_, n) =>
    text.slice(n * chunkSize, (n + 1) * chunkSize),
  );
}

/** Stores a document that is not in force yet; the same again changes nothing. */
export async function storeDocument(
  { client, table }: DeskTable,
  { kind, name, version, digest }: Omit<InForce, 'chunks'>,
  parts: readonly string[],
): Promise<void> {
  for (const [n, part] of parts.entries())
    await putOne(client, table, { packed: part, digest, ...keys.setting(kind, name, version, n) }, 'none');
}

/**
 * Puts documents in force, if the head is still the one that was read.
 * @throws StaleRead when somebody else applied settings meanwhile.
 */
export async function saveHead({ client, table }: DeskTable, before: Head | undefined, head: Head): Promise<void> {
  const writes: TransactWriteItem[] = [
    put(table, { ...head, ...keys.settingsHead }, asRead(before)),
    put(table, { ...head, ...keys.settingsHistory(head.version) }, 'absent'),
  ];
  await writeTogether(client, writes);
}
