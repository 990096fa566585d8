import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { Problem } from '../../shared/api/problem.ts';
import type { Running } from '../running.ts';
import type { Site } from './site.ts';

/** The HTTP API as one signed-in user meets it. */
export interface ApiClient {
  get<Schema extends z.ZodMiniType>(path: string, schema: Schema): Promise<z.output<Schema>>;
  /** Gives the answer, or the problem when it is a refusal with a reason of its own. */
  post<Schema extends z.ZodMiniType>(
    path: string,
    body: object,
    schema: Schema,
  ): Promise<{ readonly answer: z.output<Schema> } | { readonly refused: Problem }>;
}

/** The API answered what nobody expects of it. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

const patienceMs = 60_000;
const triesAtMost = 12;

/** Answers that mean *not now*, whatever was asked: sent again after a moment of the machine's time. */
const passing: ReadonlySet<unknown> = new Set(['try-again', 'our-fault']);

/** A refusal that tells when to ask again does so in domain time, which may stand still: that is for the caller. */
async function isPassing(answer: Response): Promise<boolean> {
  if (answer.status < 500 && answer.status !== 429) return false;
  const problem = Problem.safeParse(
    await answer
      .clone()
      .json()
      .catch(() => undefined),
  );
  return !problem.success || passing.has(problem.data.code);
}

/** Signs in as `user` (whose password locally is the name), again when the token has run out. */
export function apiClient(site: Site, user: string): ApiClient {
  let token: string | undefined;

  const once = async (method: 'GET' | 'POST', path: string, body: string | undefined): Promise<Response> =>
    site.use(async (running) => {
      token ??= await signIn(running, user);
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const request = { method, headers, signal: AbortSignal.timeout(patienceMs), ...(body !== undefined && { body }) };
      const answer = await fetch(running.api + path, request);
      // Read here: a runner killed halfway through an answer is a lost connection too.
      return new Response(await answer.arrayBuffer(), { status: answer.status });
    });

  const call = async (method: 'GET' | 'POST', path: string, body?: string) => {
    for (let tries = 1; ; tries += 1) {
      const answer = await once(method, path, body);
      if (answer.status === 401 && tries === 1) token = undefined;
      else if (tries === triesAtMost || !(await isPassing(answer))) return answer;
      else await pause(Math.min(1_000, 10 * 2 ** tries) * (0.5 + Math.random() / 2));
    }
  };

  return {
    async get(path, schema) {
      const answer = await call('GET', path);
      if (!answer.ok) throw await unexpected(`GET ${path}`, answer);
      return z.parse(schema, await answer.json());
    },
    async post(path, body, schema) {
      const answer = await call('POST', path, JSON.stringify(body));
      if (answer.ok) return { answer: z.parse(schema, await answer.json()) };
      const problem = Problem.safeParse(
        await answer
          .clone()
          .json()
          .catch(() => undefined),
      );
      if (!problem.success || answer.status === 401 || passing.has(problem.data.code)) {
        throw await unexpected(`POST ${path}`, answer);
      }
      return { refused: problem.data };
    },
  };
}

async function unexpected(what: string, answer: Response): Promise<UnexpectedAnswer> {
  return new UnexpectedAnswer(`${what} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
}

const Token = z.object({ access_token: z.string() });

async function signIn({ signIn: issuer }: Running, user: string): Promise<string> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    signal: AbortSignal.timeout(patienceMs),
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'ringtrace-local',
      username: user,
      password: user,
      scope: 'openid',
    }),
  });
  if (!answer.ok) throw await unexpected(`Signing in as ${user}`, answer);
  return z.parse(Token, await answer.json()).access_token;
}
