import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { projectRoot } from '../../local/start-local.ts';
import { synthesise } from '../../local/synthesise.ts';
import { ConsoleConfig } from '../../shared/api/console-config.ts';
import { openBrowser } from '../support/browser.ts';
import { startTestLocal, type TestLocal } from '../support/local.ts';

const page = mkdtempSync(join(tmpdir(), 'ringtrace-page-'));
const script = `console.log('${'a page that is big enough to be compressed '.repeat(40)}');`;
let local: TestLocal;
let at: string;

beforeAll(async () => {
  mkdirSync(join(page, 'assets'));
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>the page</title>');
  writeFileSync(join(page, 'assets', 'main-B4x1.js'), script);
  writeFileSync(`${page}-secret.txt`, 'beside the page');
  local = await startTestLocal({ page: async () => page });
  at = local.running.console ?? '';
}, 300_000);
afterAll(async () => {
  await local.end();
  rmSync(page, { recursive: true });
  rmSync(`${page}-secret.txt`);
});

const ask = (path: string, init?: RequestInit) => fetch(new URL(path, at), init);
const config = async () => ConsoleConfig.parse(await (await ask('/config.json')).json());

/** `fetch` would tidy the path up first. */
const statusOf = (path: string) =>
  new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(at);
    get({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).once('error', reject);
  });

const Policy = z.object({
  CustomHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string(), Value: z.string() })) }),
  SecurityHeadersConfig: z.looseObject({
    StrictTransportSecurity: z.object({ AccessControlMaxAgeSec: z.number() }),
  }),
});

/** The headers policy of the template that this machine runs. */
async function templatePolicy() {
  const file = join(await synthesise(projectRoot, () => undefined), 'front.template.json');
  const { Resources } = z
    .object({ Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown() })) })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const found = Object.values(Resources).find(({ Type }) => Type === 'AWS::CloudFront::ResponseHeadersPolicy');
  return z.object({ ResponseHeadersPolicyConfig: Policy }).parse(found?.Properties).ResponseHeadersPolicyConfig;
}

describe('the console on this machine', () => {
  it('answers everything, refusals too, with the headers that the template gives to CloudFront', async () => {
    const { CustomHeadersConfig, SecurityHeadersConfig } = await templatePolicy();
    const names = Object.keys(SecurityHeadersConfig).length + CustomHeadersConfig.Items.length;
    expect(names).toBe(9);
    for (const path of ['/', '/board', '/config.json', '/assets/main-B4x1.js', '/assets/gone.js']) {
      const { headers } = await ask(path);
      for (const { Header, Value } of CustomHeadersConfig.Items) expect(headers.get(Header), path).toBe(Value);
      expect(headers.get('strict-transport-security')).toBe(
        `max-age=${SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec}; includeSubDomains`,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain(
        `connect-src 'self' ${local.running.api} ${local.running.signIn};`,
      );
    }
  });

  it('answers the addresses inside the page with the page, and a file that is not there with a refusal', async () => {
    for (const path of ['/', '/board', '/day/', '/?code=abc&state=here']) {
      const response = await ask(path);
      expect([response.status, response.headers.get('content-type')], path).toEqual([200, 'text/html']);
      expect(await response.text()).toContain('the page');
    }
    for (const path of ['/assets/gone-A1.js', '/favicon.ico', '/assets/../../x.txt']) {
      expect((await ask(path)).status, path).toBe(403);
    }
  });

  it('gives out nothing beside the page, and takes nothing', async () => {
    const beside = `${page.split('/').at(-1)}-secret.txt`;
    for (const path of [
      `/../${beside}`,
      `/..%2f${beside}`,
      `/%2e%2e/${beside}`,
      `/assets/..%2f..%2f${beside}`,
      '/%00.js',
      '/%.js',
    ])
      expect(await statusOf(path), path).toBe(403);
    expect((await ask('/', { method: 'POST', body: 'x' })).status).toBe(403);
  });

  it('lets what has a hash in its name be kept for good, and everything else be asked for anew', async () => {
    const keeps = async (path: string) => (await ask(path)).headers.get('cache-control');
    expect(await keeps('/assets/main-B4x1.js')).toBe('public, max-age=31536000, immutable');
    expect([await keeps('/'), await keeps('/config.json')]).toEqual(['no-cache', 'no-cache']);
    // Kept for a year, a refusal would outlast the deployment that it was seen in.
    expect(await keeps('/assets/gone.js')).toBeNull();
    const tag = (await ask('/')).headers.get('etag') ?? '';
    expect((await ask('/', { headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  it('compresses, as far as the browser can', async () => {
    const encoding = async (accepted: string) => {
      const response = await ask('/assets/main-B4x1.js', { headers: { 'accept-encoding': accepted } });
      expect(await response.text()).toBe(script);
      return response.headers.get('content-encoding');
    };
    expect([await encoding('gzip, br'), await encoding('gzip'), await encoding('identity')]).toEqual([
      'br',
      'gzip',
      null,
    ]);
  });

  it('is told of this machine: its API, its sign-in, its simulator, and no instance of Amazon Connect', async () => {
    expect(await config()).toEqual({
      api: local.running.api,
      issuer: local.running.signIn,
      clientId: 'ringtrace-console',
      scope: 'openid',
      languages: ['en', 'ru'],
      idleMinutes: 15,
      stage: 'local',
      simulator: true,
    });
  });
});

describe('a browser on the console', () => {
  it('signs in as it is told, and with the token asks the API from its own origin', async () => {
    const { issuer, clientId, api } = await config();
    const { tokens } = await openBrowser({ issuer, clientId, redirectUri: at }).signIn('operator-7');
    const origin = new URL(at).origin;
    const headers = { origin, authorization: `Bearer ${tokens.access_token}` };
    const response = await fetch(`${api}/me`, { headers });
    expect(await response.json()).toMatchObject({ user: 'operator-7', roles: ['operator'] });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    // Refused without a token, and allowed to read that it was.
    const refused = await fetch(`${api}/me`, { headers: { origin } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, '*']);
  });

  it('is let through by a preflight for what the routes need, and for nothing else', async () => {
    const { api } = await config();
    const preflight = async (method: string, headers: string) => {
      const asked = { 'access-control-request-method': method, 'access-control-request-headers': headers };
      const response = await fetch(`${api}/calls/claim`, {
        method: 'OPTIONS',
        headers: { origin: new URL(at).origin, ...asked },
      });
      return [response.status, response.headers.get('access-control-allow-origin')];
    };
    expect(await preflight('POST', 'authorization,content-type')).toEqual([204, '*']);
    expect(await preflight('DELETE', 'authorization')).toEqual([204, null]);
    expect(await preflight('POST', 'x-api-key')).toEqual([204, null]);
  });
});
