import { createHmac } from 'node:crypto';
import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { LookupKey } from '../domain/people/lookups.ts';

/** Turns what identifies a person into keys that find them again and tell nothing: current key version first. */
export type LookupMacs = (key: LookupKey) => readonly string[];

/**
 * Derives the lookup keys of this process from the key service: one GenerateMac per key version and cold start, then
 * HMACs in memory (docs/adr/0003-lookup-keys.md). `spec` is `version:key-arn`, comma separated, the current one first.
 */
export async function readLookupKeys(client: KMSClient, spec: string): Promise<LookupMacs> {
  const keys = await Promise.all(
    spec.split(',').map(async (entry) => {
      const version = entry.slice(0, entry.indexOf(':'));
      const { Mac } = await client.send(
        new GenerateMacCommand({
          KeyId: entry.slice(version.length + 1),
          Message: new TextEncoder().encode('ringtrace lookup key'),
          MacAlgorithm: 'HMAC_SHA_256',
        }),
      );
      if (Mac === undefined) throw new Error(`The key service gave no MAC for lookup key version ${version}.`);
      return { version, secret: Buffer.from(Mac) };
    }),
  );
  return ({ kind, text }) =>
    keys.map(({ version, secret }) => {
      const mac = createHmac('sha256', secret).update(`${kind}|${text}`).digest('base64url');
      return `LOOKUP#${kind}#${version}#${mac}`;
    });
}
