import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { askedAnew, hashedFolder, keptForGood } from '../infra/page-caching.ts';
import { serve } from './engines/serve.ts';
import type { PlannedConsole } from './runner/plan-console.ts';

export interface ConsoleServerOptions {
  readonly plan: PlannedConsole;
  /** The folder of the built page. */
  readonly page: string;
  readonly port: number;
}

/**
 * Serves the built page as the bucket and CloudFront do: the same headers, the same function in front, the same caching, the same
 * refusals. Read from the disk at each request, so a page that is built anew is there at the next reload.
 */
export async function startConsole({ plan, page, port }: ConsoleServerOptions): Promise<{ stop(): Promise<void> }> {
  const findPage = edgeFunction(plan.findPage);
  const config = Buffer.from(JSON.stringify(plan.config));
  const contentAt = async (uri: string): Promise<Buffer | undefined> =>
    uri === '/config.json' ? config : readIfFile(join(page, normalize(decodeURIComponent(uri))));

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(plan.headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response);
    const { pathname } = new URL(request.url ?? '/', 'http://console');
    const uri = findPage(pathname);
    const content = await contentAt(uri);
    if (content === undefined) return refuse(response);
    send(request, response, uri, content);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => refuse(response));
  });
  return { stop: await serve(server, port) };
}

const Found = z.object({ uri: z.string() });

/** The function that the templates give to CloudFront, by what it does to a path. It has no modules and no Node.js there either. */
function edgeFunction(source: string): (uri: string) => string {
  const context = createContext({});
  runInContext(source, context, { filename: 'find-page.js' });
  return (uri) => {
    const request = { method: 'GET', uri, querystring: {}, headers: {}, cookies: {} };
    return z.parse(Found, runInContext(`handler(${JSON.stringify({ version: '1.0', request })})`, context)).uri;
  };
}

async function readIfFile(file: string): Promise<Buffer | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? readFile(file) : undefined;
}

/** S3's own words for a key that it does not have, to one who may not list. */
function refuse(response: ServerResponse): void {
  if (response.headersSent) return void response.end();
  const text =
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';
  response.writeHead(403, { 'content-type': 'application/xml' }).end(text);
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/vnd.microsoft.icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const compressed = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest']);

/** CloudFront compresses what is at least so long. */
const compressedFrom = 1_000;

function send(request: IncomingMessage, response: ServerResponse, uri: string, content: Buffer): void {
  const extension = extname(uri);
  const tag = `"${createHash('md5').update(content).digest('hex')}"`;
  response.setHeader('cache-control', uri.startsWith(`/${hashedFolder}/`) ? keptForGood : askedAnew);
  response.setHeader('etag', tag);
  response.setHeader('content-type', types[extension] ?? 'binary/octet-stream');
  const wanted = compressed.has(extension) && content.length >= compressedFrom;
  if (wanted) response.setHeader('vary', 'accept-encoding');
  if (request.headers['if-none-match']?.replace(/^W\//, '') === tag) return void response.writeHead(304).end();
  const [encoding, bytes] = wanted ? encoded(String(request.headers['accept-encoding'] ?? ''), content) : ['', content];
  if (encoding !== '') response.setHeader('content-encoding', encoding);
  response.writeHead(200, { 'content-length': bytes.length }).end(request.method === 'HEAD' ? undefined : bytes);
}

/** Brotli where the browser takes it, at a quality that is quick enough to do at each request. */
function encoded(accepted: string, content: Buffer): readonly [encoding: string, bytes: Buffer] {
  if (/\bbr\b/.test(accepted)) {
    return ['br', brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })];
  }
  return /\bgzip\b/.test(accepted) ? ['gzip', gzipSync(content)] : ['', content];
}
