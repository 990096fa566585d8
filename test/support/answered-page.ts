import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page, Request, Route } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import * as z from 'zod/mini';
import { contentSecurityPolicy } from '../../infra/console-headers.ts';
import { builtPage } from '../../local/built-page.ts';
import { projectRoot } from '../../local/start-local.ts';
import { bodies } from '../../shared/api/bodies.ts';
import { everyRoute, type RouteName } from '../../shared/api/every-route.ts';
import type { Problem } from '../../shared/api/problem.ts';
import type { Role } from '../../shared/api/roles.ts';
import { openBrowser } from './chrome.ts';

/**
 * The built page in a browser, with an API that answers what a test says: for screens that are to be seen with eight
 * hundred operators, a refusal, or an answer that never comes. What is asked and answered is held to the routes' schemas.
 */

/** What was asked of one route. */
export interface Asked {
  readonly route: RouteName;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Refusal = { readonly problem: Problem };
type Bodies = typeof bodies;
export type Answers = {
  readonly [Name in RouteName]?: (asked: Asked) => z.output<Bodies[Name]['response']> | Refusal;
};
export const refusal = (status: number, code: string, more: Partial<Problem> = {}): Refusal => ({
  problem: { code, title: code, status, detail: '', ...more },
});

const origin = 'http://localhost:4';
const config = {
  api: `${origin}/api`,
  issuer: `${origin}/issuer`,
  clientId: 'console',
  scope: 'openid',
  languages: ['en', 'ru'],
  idleMinutes: 15,
  stage: 'test',
};
const csp = contentSecurityPolicy({ api: origin, signIn: [], softphone: undefined });

export interface AnsweredPage {
  readonly page: Page;
  readonly asked: readonly Asked[];
  /** Exceptions, what the content security policy forbade, and requests that no schema takes. */
  readonly complaints: readonly string[];
  /** Answers otherwise from now on. */
  answer(answers: Answers): void;
  close(): Promise<void>;
}

interface Opening {
  readonly path: string;
  readonly roles: readonly Role[];
  readonly answers: Answers;
  readonly options?: BrowserContextOptions;
}

/** Opens screens in a browser that the test file, or the `describe` that this is called in, has for itself. */
export function answeredPages(): (opening: Opening) => Promise<AnsweredPage> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    await builtPage(projectRoot, () => undefined);
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close(), 60_000);
  return (opening) => {
    if (browser === undefined) throw new Error('There is a browser only while tests run.');
    return openAnsweredPage(browser, opening);
  };
}

/** Opens a screen as somebody who is signed in. */
async function openAnsweredPage(browser: Browser, { path, roles, answers, options }: Opening): Promise<AnsweredPage> {
  const files = await builtPage(projectRoot, () => undefined);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const [asked, complaints]: [Asked[], string[]] = [[], []];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load')) complaints.push(message.text());
  });
  await page.addInitScript(signIn, { key: `oidc.user:${config.issuer}:${config.clientId}` });
  let now: Answers = {
    whoAmI: () => ({
      user: 'somebody',
      roles: [...roles],
      desk: { lists: [], languages: [], skills: [], trained: [], practice: false, left: false, shift: { on: true } },
    }),
    ...answers,
  };
  await page.route('**/*', async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/')) return serveFile(route, files, pathname);
    const seen = askedBy(request);
    asked.push(seen);
    const { request: takes, response } = { request: undefined, ...bodies[seen.route] };
    const taken = takes === undefined ? undefined : z.safeParse<z.ZodMiniType>(takes, seen.body);
    if (taken?.success === false) complaints.push(`${seen.route} does not take what was sent: ${taken.error.message}`);
    const answer = now[seen.route]?.(seen) ?? refusal(500, 'our-fault');
    if (isRefusal(answer)) return route.fulfill({ status: answer.problem.status, json: answer.problem });
    return route.fulfill({ json: z.parse<z.ZodMiniType>(response, answer) });
  });
  await page.goto(origin + path);
  return {
    page,
    asked,
    complaints,
    answer(more) {
      now = { ...now, ...more };
    },
    close: () => context.close(),
  };
}

/** As oidc-client-ts keeps whoever signed in. */
function signIn({ key }: { readonly key: string }): void {
  const user = { access_token: 'token', token_type: 'Bearer', scope: 'openid', profile: { sub: 'somebody' } };
  sessionStorage.setItem(key, JSON.stringify(user));
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

async function serveFile(route: Route, files: string, pathname: string): Promise<void> {
  if (pathname === '/config.json') return route.fulfill({ json: config });
  const file = pathname === '/icon.svg' || pathname.startsWith('/assets/') ? pathname : '/index.html';
  const headers = { 'content-security-policy': csp };
  return route.fulfill({ body: await readFile(join(files, file)), contentType: types[extname(file)] ?? '', headers });
}

const isRefusal = (answer: object): answer is Refusal => 'problem' in answer && Object.keys(answer).length === 1;
const isRouteName = (name: string): name is RouteName => name in everyRoute;

function askedBy(request: Request): Asked {
  const { pathname, searchParams } = new URL(request.url());
  const path = pathname.slice('/api'.length);
  const route = Object.keys(everyRoute)
    .filter(isRouteName)
    .find((name) => {
      const { method, path: pattern } = everyRoute[name];
      const fits = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
      return method === request.method() && fits.test(path);
    });
  if (route === undefined) throw new Error(`There is no route ${request.method()} ${path}.`);
  return { route, path, query: Object.fromEntries(searchParams), body: request.postDataJSON() ?? undefined };
}
