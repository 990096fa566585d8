import { createHmac } from 'node:crypto';
import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { LookupKey } from '../domain/people/lookups.ts';
import { deriveId } from './ids.ts';

/** Turns what identifies a person into keys that find them again and tell nothing: current key version first. */
export type LookupMacs = (key: LookupKey) => readonly string[];

/**
 * The pseudonym of a person whom a case or an exposure made: the same however often that is told, and whoever knows a
 * source and its case number cannot compute it. Of several key versions the oldest, as with everything that stays.
 */
export function newPersonId(macs: LookupMacs, madeBy: string): string {
  const mac = macs({ kind: 'phone', text: `person|${madeBy}` }).at(-1);
  if (mac === undefined) throw new Error('There is no lookup key.');
  return deriveId('person', mac);
}

/**
 * Derives the lookup keys of this process from the key service: one GenerateMac per key version and cold start, then
 * HMACs in memory (docs/adr/0003-lookup-keys.md). `spec` is `version:key-arn`, comma separated, the current one first.
 */
export async function readLookupKeys(client: KMSClient, spec: string): Promise<LookupMacs> {
  const keys = await Promise.all(spec.split(',').map((entry) => derivedKey(client, entry, 'ringtrace lookup key')));
  return ({ kind, text }) =>
    keys.map(({ version, secret }) => {
      const mac = createHmac('sha256', secret).update(`${kind}|${text}`).digest('base64url');
      return `LOOKUP#${kind}#${version}#${mac}`;
    });
}

/** A key of this deployment for one purpose, of one entry `version:key-arn`. */
async function derivedKey(client: KMSClient, entry: string, purpose: string) {
  const version = entry.slice(0, entry.indexOf(':'));
  const { Mac } = await client.send(
    new GenerateMacCommand({
      KeyId: entry.slice(version.length + 1),
      Message: new TextEncoder().encode(purpose),
      MacAlgorithm: 'HMAC_SHA_256',
    }),
  );
  if (Mac === undefined) throw new Error(`The key service gave no MAC for lookup key version ${version}.`);
  return { version, secret: Buffer.from(Mac) };
}

/** What exports keep apart from whoever has only the files: who is who in them, and by how much days were moved. */
export interface ExportSecrets {
  /** The same for one person in every file of this deployment; nobody without the key can compute it. */
  pseudonym(person: string): string;
  /** Whole weeks, so that weekdays stay, up to a year to either side and never none; the same for one export. */
  shiftDays(exportId: string): number;
}

/** Derived from the oldest key: pseudonyms outlive its successors. */
export async function readExportSecrets(client: KMSClient, spec: string): Promise<ExportSecrets> {
  const { secret } = await derivedKey(client, spec.split(',').at(-1) ?? '', 'ringtrace export pseudonyms');
  return exportSecrets(secret);
}

export function exportSecrets(secret: Uint8Array): ExportSecrets {
  const mac = (text: string) => createHmac('sha256', secret).update(text).digest();
  return {
    pseudonym: (person) => `p${mac(`person|${person}`).toString('hex').slice(0, 24)}`,
    shiftDays(exportId) {
      const weeks = 1 + (mac(`shift|${exportId}`).readUInt16BE(0) % 52);
      return 7 * (mac(`direction|${exportId}`).readUInt8(0) % 2 === 0 ? weeks : -weeks);
    },
  };
}
