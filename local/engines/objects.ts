import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { loopback } from './ports.ts';
import { serve } from './serve.ts';

/** A running service of whole files. */
export interface ObjectEngine {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/**
 * Starts a service that answers S3's `PutObject`, `GetObject` and `ListObjectsV2` to the real SDK client, and nothing else.
 * No embedded S3 on npm is as small as these three. An object is a file of the state directory, named by bucket and key;
 * a bucket is there as soon as something is put into it.
 */
export async function startObjects(options: {
  readonly port: number;
  readonly directory: string;
}): Promise<ObjectEngine> {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const server = createServer((request, response) => void answer(options.directory, request, response));
  const stop = await serve(server, options.port);
  return { endpoint: `http://${loopback}:${options.port}`, stop };
}

async function answer(directory: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://local');
  const [, bucket = '', ...path] = url.pathname.split('/');
  const key = decodeURIComponent(path.join('/'));
  const folder = join(directory, encodeURIComponent(bucket));
  // A key is one file name: none leaves the directory, and none stands in another's way.
  const file = join(folder, encodeURIComponent(key));
  if (request.method === 'PUT' && key !== '') {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const content = await contentOf(request);
    // Whole or not at all, also when this process is killed.
    const next = join(directory, randomUUID());
    writeFileSync(next, content);
    renameSync(next, file);
    response.writeHead(200, { etag: etagOf(content) }).end();
  } else if (request.method === 'GET' && key !== '') {
    if (!existsSync(file)) return refuse(response, 404, 'NoSuchKey');
    const content = readFileSync(file);
    response.writeHead(200, { 'content-length': content.length, etag: etagOf(content) }).end(content);
  } else if (request.method === 'GET') list(folder, url.searchParams.get('prefix') ?? '', response);
  else refuse(response, 501, 'NotImplemented');
}

const etagOf = (content: Buffer) => `"${createHash('md5').update(content).digest('hex')}"`;

async function contentOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function list(folder: string, prefix: string, response: ServerResponse): void {
  const keys = (existsSync(folder) ? readdirSync(folder) : []).map(decodeURIComponent);
  const found = keys.filter((key) => key.startsWith(prefix)).sort();
  const contents = found.map((key) => `<Contents><Key>${escaped(key)}</Key></Contents>`).join('');
  const body = `<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`;
  response.writeHead(200, { 'content-type': 'application/xml' }).end(body);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const body = `<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
}
