import * as z from 'zod/mini';
import { Problem } from '../../shared/api/problem.ts';
import { readRunning } from '../running.ts';

/** The HTTP API as a command of an epidemiologist uses it: of what runs here, or of a deployed stage with a token. */
export interface Api {
  readonly where: string;
  get<Schema extends z.ZodMiniType>(path: string, schema: Schema): Promise<z.output<Schema>>;
  /** What a route gives as it is. */
  file(path: string): Promise<Buffer>;
  post<Schema extends z.ZodMiniType>(path: string, body: object, schema: Schema): Promise<z.output<Schema>>;
}

export const apiUsage = `  --state DIR        the state directory of what runs here (.ringtrace)
  --api URL          of a deployed stage, with an access token in RINGTRACE_TOKEN`;

/** @throws with where nobody answers */
async function answerOf(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    const why = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw new Error(`${url} does not answer${why}.`);
  }
}

const Token = z.object({ access_token: z.string() });

/** Here everybody's password is their name. */
async function signInHere(issuer: string, user: string): Promise<string> {
  const fields = {
    grant_type: 'password',
    client_id: 'ringtrace-local',
    username: user,
    password: user,
    scope: 'openid',
  };
  const answer = await answerOf(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(fields) });
  if (!answer.ok) throw new Error(`Signing in as ${user} was answered with ${answer.status}.`);
  return z.parse(Token, await answer.json()).access_token;
}

/** Where the API is and how one is let in. @throws with what to do, where nothing runs or a token is missing */
async function reach({ api, state }: { api?: string | undefined; state: string }, user: string) {
  if (api !== undefined) {
    const token = process.env.RINGTRACE_TOKEN;
    if (token === undefined) throw new Error('Put an access token of yours into RINGTRACE_TOKEN.');
    return { url: api.replace(/\/$/, ''), token };
  }
  const running = readRunning(state);
  if (running === undefined)
    throw new Error(`Nothing runs on ${state}. Start it with npm start, or name a deployed API: --api URL.`);
  return { url: running.api, token: await signInHere(running.signIn, user) };
}

export async function openApi(options: { api?: string | undefined; state: string }, user: string): Promise<Api> {
  const { url, token } = await reach(options, user);
  const ask = async (method: 'GET' | 'POST', path: string, body?: object): Promise<Response> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await answerOf(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (answer.ok) return answer;
    if (answer.status === 401)
      throw new Error('Your access token is not accepted: put a new one into RINGTRACE_TOKEN.');
    const problem = Problem.safeParse(await answer.json().catch(() => undefined));
    if (!problem.success) throw new Error(`${method} ${path} was answered with ${answer.status}.`);
    const { title, detail, fields = [] } = problem.data;
    throw new Error([title, ...fields.map(({ field, problem: what }) => `  ${field}: ${what}`), detail].join('\n'));
  };
  return {
    where: url,
    get: async (path, schema) => z.parse(schema, await (await ask('GET', path)).json()),
    file: async (path) => Buffer.from(await (await ask('GET', path)).arrayBuffer()),
    post: async (path, body, schema) => z.parse(schema, await (await ask('POST', path, body)).json()),
  };
}
