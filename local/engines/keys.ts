import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { loopback } from './ports.ts';
import { localAccount, localRegion } from './region.ts';
import { readText, serve } from './serve.ts';

/** A running key service. */
export interface KeyEngine {
  readonly endpoint: string;
  stop(): Promise<void>;
}

export interface KeyOptions {
  readonly port: number;
  /** Holds one file a key: lose them and nobody in the tables is found again. */
  readonly directory: string;
}

const GenerateMac = z.object({ KeyId: z.string(), Message: z.base64(), MacAlgorithm: z.literal('HMAC_SHA_256') });

/**
 * Starts a service that answers KMS's `GenerateMac` to the real SDK client, and nothing else.
 *
 * No embedded KMS exists on npm, and the functions ask for one thing only: an HMAC over a fixed message, once a cold start. A key is 32
 * random bytes in a file of the state directory, made the first time it is asked for.
 */
export async function startKeys(options: KeyOptions): Promise<KeyEngine> {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const server = createServer((request, response) => void answer(options.directory, request, response));
  const stop = await serve(server, options.port);
  return { endpoint: `http://${loopback}:${options.port}`, stop };
}

/** The ARN of a local key. */
export function keyArn(name: string): string {
  return `arn:aws:kms:${localRegion}:${localAccount}:key/${name}`;
}

async function answer(directory: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.headers['x-amz-target'] !== 'TrentService.GenerateMac') {
    reply(response, 400, { __type: 'UnsupportedOperationException', message: 'Only GenerateMac is served locally' });
    return;
  }
  const parsed = z.safeParse(GenerateMac, parseJson((await readText(request, 64 * 1024)) ?? ''));
  const name = parsed.success ? keyName(parsed.data.KeyId) : undefined;
  if (!parsed.success || name === undefined) {
    reply(response, 400, {
      __type: 'ValidationException',
      message: 'A key ARN, a message and HMAC_SHA_256 are expected',
    });
    return;
  }
  const mac = createHmac('sha256', keyOf(directory, name)).update(Buffer.from(parsed.data.Message, 'base64'));
  reply(response, 200, { KeyId: keyArn(name), Mac: mac.digest('base64'), MacAlgorithm: 'HMAC_SHA_256' });
}

/** The name in a key's ARN or id; undefined where it could leave the directory. */
function keyName(id: string): string | undefined {
  return /^(?:arn:aws:kms:[^:]+:\d+:key\/)?([\w-]+)$/.exec(id)?.[1];
}

function keyOf(directory: string, name: string): Buffer {
  const file = join(directory, `${name}.key`);
  if (!existsSync(file)) writeFileSync(file, newKey(directory, name), { mode: 0o600, flag: 'wx' });
  return readFileSync(file);
}

const seedFile = (directory: string) => join(directory, 'seed');

/** Keys of a new state come of this instead of chance: for what must come out the same on every run, ids too. */
export function seedKeys(directory: string, seed: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeFileSync(seedFile(directory), seed, { mode: 0o600, flag: 'wx' });
}

function newKey(directory: string, name: string): Buffer {
  const seeded = seedFile(directory);
  return existsSync(seeded) ? createHmac('sha256', readFileSync(seeded)).update(name).digest() : randomBytes(32);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}
