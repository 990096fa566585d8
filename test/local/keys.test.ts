import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DecryptCommand, GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyEngine, keyArn, seedKeys, startKeys } from '../../local/engines/keys.ts';
import { freePort } from '../../local/engines/ports.ts';

const directory = mkdtempSync(join(tmpdir(), 'ringtrace-keys-'));
let port = 0;
let keys: KeyEngine;
let client: KMSClient;

beforeAll(async () => {
  port = await freePort();
  keys = await startKeys({ port, directory });
  client = newClient();
});
afterAll(async () => {
  client.destroy();
  await keys.stop();
  rmSync(directory, { recursive: true });
});

function newClient(endpoint = keys.endpoint): KMSClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new KMSClient({ endpoint, region: 'eu-west-1', credentials });
}

async function mac(KeyId: string, text: string, asking = client): Promise<string> {
  const Message = Buffer.from(text);
  const { Mac } = await asking.send(new GenerateMacCommand({ KeyId, Message, MacAlgorithm: 'HMAC_SHA_256' }));
  return Buffer.from(Mac ?? []).toString('hex');
}

describe('the key service', () => {
  it('gives the same code for the same key and message, and another for another', async () => {
    const first = await mac(keyArn('lookup-1'), 'ringtrace lookup key');
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await mac('lookup-1', 'ringtrace lookup key')).toBe(first);
    expect(await mac(keyArn('lookup-2'), 'ringtrace lookup key')).not.toBe(first);
    expect(await mac(keyArn('lookup-1'), 'something else')).not.toBe(first);
  });

  it('keeps its keys over a restart: without them nobody in the tables is found again', async () => {
    const before = await mac('lookup-1', 'x');
    await keys.stop();
    client.destroy();
    keys = await startKeys({ port, directory });
    client = newClient();
    expect(await mac('lookup-1', 'x')).toBe(before);
  });

  it('leaves its directory for no key', async () => {
    await expect(mac('../lookup-1', 'x')).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('says what it does not do', async () => {
    const CiphertextBlob = Buffer.from('x');
    await expect(client.send(new DecryptCommand({ CiphertextBlob }))).rejects.toThrow(
      'Only GenerateMac is served locally',
    );
  });
});

describe('keys that come of a seed', () => {
  const seeded = async (seed: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'ringtrace-keys-'));
    seedKeys(folder, seed);
    const service = await startKeys({ port: await freePort(), directory: folder });
    const asking = newClient(service.endpoint);
    try {
      return [await mac('lookup-1', 'a', asking), await mac('lookup-2', 'a', asking)];
    } finally {
      asking.destroy();
      await service.stop();
      rmSync(folder, { recursive: true });
    }
  };

  it('are the same in every state of that seed, and others of another', async () => {
    const [one, two] = await seeded('1');
    expect(await seeded('1')).toEqual([one, two]);
    expect(new Set([one, two, ...(await seeded('2'))]).size).toBe(4);
  });
});
