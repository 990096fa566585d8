import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violationsOn } from '../support/axe.ts';
import { openBrowser } from '../support/chrome.ts';

const configFile = new URL('../../web/vite.config.ts', import.meta.url).pathname;
const viteBin = new URL('../../node_modules/vite/bin/vite.js', import.meta.url).pathname;
/** What an operator's first load may weigh, compressed (issue 4). */
const budget = 250_000;
const requestsAtMost = 16;

/** In the page, before anything else: what moves, when the largest part is painted, what keeps the page from answering. */
const watch = `
  const seen = (globalThis.seen = { shifted: 0, painted: 0, blocked: 0 });
  const on = (type, keep) =>
    new PerformanceObserver((list) => list.getEntries().forEach(keep)).observe({ type, buffered: true });
  on('layout-shift', ({ value, hadRecentInput }) => (seen.shifted += hadRecentInput ? 0 : value));
  on('largest-contentful-paint', ({ startTime }) => (seen.painted = startTime));
  on('longtask', ({ duration }) => (seen.blocked += duration));`;
/** Once what was painted last has been told. */
const told = `new Promise((done) => requestAnimationFrame(() => setTimeout(() =>
  done({ ...seen, requests: performance.getEntriesByType('resource').length + 1 }), 200)))`;

let outDir: string;
let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'ringtrace-console-'));
  // In a process of its own: a test runner's would build the page with React's development half.
  const options = [viteBin, 'build', '--config', configFile, '--outDir', outDir, '--logLevel', 'error'];
  await promisify(execFile)(process.execPath, options, { env: { ...process.env, NODE_ENV: 'production' } });
  const config = {
    api: 'http://127.0.0.1:9',
    issuer: 'http://127.0.0.1:9',
    clientId: 'test',
    scope: 'openid',
    languages: ['en', 'ru'],
    idleMinutes: 15,
    stage: 'test',
  };
  writeFileSync(join(outDir, 'config.json'), JSON.stringify(config));
  server = await preview({ configFile, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(outDir, { recursive: true, force: true });
});

it('weighs no more than its budget until an operator sees their screen', async () => {
  const [url] = server.resolvedUrls?.local ?? [];
  const page = await browser.newPage({ locale: 'en-GB' });
  const files: Promise<number>[] = [];
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(response.url())) files.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.addInitScript(watch);
  await page.goto(url ?? '');
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  const seen = await page.evaluate<Record<'shifted' | 'painted' | 'blocked' | 'requests', number>>(told);
  console.log(
    `first load: ${seen.requests} requests; largest paint after ${Math.round(seen.painted)} ms, ${Math.round(seen.blocked)} ms in long tasks, layout shift ${seen.shifted}`,
  );
  expect(seen.requests).toBeGreaterThan(5);
  expect(seen.requests).toBeLessThanOrEqual(requestsAtMost);
  expect(seen.painted).toBeGreaterThan(0);
  expect(seen.shifted).toBeLessThan(0.1);
  const bytes = (await Promise.all(files)).reduce((sum, file) => sum + file, 0);
  console.log(`first load, gzipped: ${bytes} bytes in ${files.length} files`);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(budget);
  await page.close();
});

it.each([
  ['en-GB', 'Sign in'],
  ['ru-RU', 'Войти'],
])('greets a browser that asks for %s in its language, with the way in focused', async (locale, words) => {
  const [url] = server.resolvedUrls?.local ?? [];
  const page = await browser.newPage({ locale });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(url ?? '');
  await page.getByRole('button', { name: words }).waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe(words);
  expect(errors).toEqual([]);
  expect(await violationsOn(page)).toEqual([]);
  await page.close();
});
