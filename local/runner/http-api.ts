import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { readText, serve } from '../engines/serve.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import { InvocationFailed } from './function-pool.ts';
import { httpEvent } from './http-event.ts';
import { type Claims, type JwtCheck, jwtCheck } from './jwt-check.ts';
import type { JwtAuthorizer, PlannedApi } from './plan-api.ts';
import { type RouteMatch, routeTable } from './route-table.ts';

export interface HttpApiOptions {
  readonly api: PlannedApi;
  readonly port: number;
  invoke(name: string, event: unknown): Promise<unknown>;
}

/** The most a function can be sent: Lambda's own limit of a synchronous event. */
const mostBytes = 6 * 1024 * 1024;

const Response = z.object({
  statusCode: z.number(),
  headers: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  cookies: z.optional(z.array(z.string())),
  body: z.optional(z.string()),
  isBase64Encoded: z.optional(z.boolean()),
});

/** Serves the HTTP API of the templates on loopback, with API Gateway's own answers where no function is asked. */
export async function startHttpApi({ api, port, invoke }: HttpApiOptions): Promise<{ stop(): Promise<void> }> {
  const find = routeTable(api.routes);
  const checks = new Map<JwtAuthorizer, JwtCheck>();
  const checkOf = (authorizer: JwtAuthorizer) => {
    const check = checks.get(authorizer) ?? jwtCheck(authorizer);
    checks.set(authorizer, check);
    return check;
  };

  const admit = async (request: IncomingMessage, { route }: RouteMatch): Promise<Claims | 401 | 403 | undefined> => {
    if (route.authorizer === undefined) return undefined;
    return checkOf(route.authorizer)(request.headers.authorization, route.scopes);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    if (request.method === 'OPTIONS' && api.cors !== undefined) {
      return void response.writeHead(204, preflightHeaders(api.cors, request.headers)).end();
    }
    for (const [name, value] of Object.entries(corsHeaders(api.cors, request.headers))) response.setHeader(name, value);
    const match = find(request.method ?? 'GET', url.pathname);
    if (match === undefined) return refuse(request, response, 404, 'Not Found');
    const claims = await admit(request, match);
    if (claims === 401) return refuse(request, response, 401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
    if (claims === 403) return refuse(request, response, 403, 'Forbidden');
    const body = await readText(request, mostBytes);
    if (body === undefined) return refuse(request, response, 413, 'Request Entity Too Large');
    const { scopes } = match.route;
    try {
      send(
        response,
        await invoke(match.route.function, httpEvent(request, { apiId: api.id, match, claims, scopes, url, body })),
      );
    } catch (error) {
      if (error instanceof InvocationFailed && error.reason === 'timed-out')
        return refuse(request, response, 503, 'Service Unavailable');
      refuse(request, response, 500, 'Internal Server Error');
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => refuse(request, response, 500, 'Internal Server Error'));
  });
  return { stop: await serve(server, port) };
}

/** Answers with status and message, and reads what the client still sends: an unread body resets its connection. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  message: string,
  headers: object = {},
): void {
  request.resume();
  if (response.headersSent) return void response.end();
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ message }));
}

/** What the function returned; without a status it is the body itself, as payload format 2.0 has it. */
function send(response: ServerResponse, returned: unknown): void {
  const parsed = z.safeParse(Response, returned);
  if (!parsed.success) {
    const isObject = typeof returned === 'object' && returned !== null && 'statusCode' in returned;
    if (isObject) throw new Error('The function returned a malformed response');
    const text = typeof returned === 'string' ? returned : JSON.stringify(returned ?? '');
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
    return;
  }
  const { statusCode, headers = {}, cookies, body = '', isBase64Encoded } = parsed.data;
  for (const [name, value] of Object.entries(headers)) {
    // API Gateway's own configuration is the only word on other origins.
    if (!/^access-control-/i.test(name)) response.setHeader(name, String(value));
  }
  if (cookies !== undefined) response.setHeader('set-cookie', cookies);
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'text/plain; charset=utf-8');
  const bytes = Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8');
  response.writeHead(statusCode, { 'content-length': bytes.length }).end(bytes);
}
