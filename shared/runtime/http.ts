import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { problemOf, type Refused, readAs, refuse, refuseField } from '../api/problem.ts';
import { Role } from '../api/roles.ts';
import type { Route } from '../api/route.ts';
import { StaleRead } from '../storage/retry.ts';
import { errorFields, log } from './log.ts';
import { countingUnits } from './units.ts';

export interface User {
  readonly id: string;
  readonly roles: readonly Role[];
}

export interface Served {
  readonly body: unknown;
  /** What was done, for the units by operation. */
  readonly operation: string;
}

/** A file instead of a body in JSON. */
export interface ServedFile {
  readonly file: { readonly name: string; readonly type: string; readonly content: Uint8Array };
  readonly operation: string;
}

type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;
type Answer = APIGatewayProxyStructuredResultV2;

const json = (statusCode: number, type: string, body: unknown, more: Record<string, string> = {}): Answer => ({
  statusCode,
  headers: { 'content-type': type, 'cache-control': 'no-store', ...more },
  body: JSON.stringify(body),
});

const fileAnswer = ({ name, type, content }: ServedFile['file']): Answer => ({
  statusCode: 200,
  headers: {
    'content-type': type,
    'cache-control': 'no-store',
    'content-disposition': `attachment; filename="${name}"`,
  },
  body: Buffer.from(content).toString('base64'),
  isBase64Encoded: true,
});

const refusal = (refused: Refused): Answer => {
  const problem = problemOf(refused);
  const { status, retryAfter } = problem;
  const more = retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfter)) };
  return json(status, 'application/problem+json', problem, more);
};

/** API Gateway hands an array claim over as the text `[a b]`; a provider may send a real list. Anything else is nobody. */
export function rolesOf(claim: unknown): Role[] {
  const names = Array.isArray(claim)
    ? claim
    : typeof claim === 'string'
      ? claim.replaceAll(/^\[|\]$/g, '').split(/[\s,]+/)
      : [];
  return names.flatMap((name) => {
    const role = z.safeParse(Role, name);
    return role.success ? [role.data] : [];
  });
}

function userOf(event: HttpEvent, rolesClaim: string): User | undefined {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  const id = claims?.sub;
  return typeof id === 'string' && id !== '' ? { id, roles: rolesOf(claims?.[rolesClaim]) } : undefined;
}

function refusedFor(user: User | undefined, { roles }: Route): Refused | undefined {
  if (roles === 'public') return undefined;
  if (user === undefined) return refuse('not-signed-in');
  if (roles === 'signed-in' || roles.some((role) => user.roles.includes(role))) return undefined;
  return refuse('role-missing', {
    detail: `This takes the role ${roles.join(' or ')}; you have ${user.roles.join(', ') || 'none'}. Ask an administrator.`,
  });
}

/** Reads a request's body against its schema. */
export function readBody<Schema extends z.ZodMiniType>(
  schema: Schema,
  event: Pick<HttpEvent, 'body' | 'isBase64Encoded'>,
): z.output<Schema> | Refused {
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : event.body;
  let body: unknown;
  try {
    body = JSON.parse(text || '{}');
  } catch {
    return refuse('not-json');
  }
  return readFields(schema, body);
}

export function readFields<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> | Refused {
  const read = readAs(schema, value);
  return 'data' in read ? read.data : refuse('invalid-fields', read);
}

export const isRefused = (result: unknown): result is Refused =>
  typeof result === 'object' && result !== null && 'refused' in result;

/** Longer than any id is; DynamoDB refuses keys that are longer still. */
const idAtMost = 512;

function tooLongIn({ pathParameters }: HttpEvent): Refused | undefined {
  const [name] = Object.entries(pathParameters ?? {}).find(([, id = '']) => Buffer.byteLength(id) > idAtMost) ?? [];
  return name === undefined ? undefined : refuseField(name, 'too-large', { most: idAtMost });
}

/**
 * The one way an HTTP route is served: role checked, units counted, refusals and failures turned into problem details.
 * What went wrong inside is logged by class, and never told to the caller.
 */
export function serveRoute(
  route: Route,
  rolesClaim: string,
  serve: (event: HttpEvent, user: User) => Promise<Served | ServedFile | Refused>,
) {
  const answer = async (event: HttpEvent): Promise<Answer> => {
    const user = userOf(event, rolesClaim);
    const denied = refusedFor(user, route) ?? tooLongIn(event);
    if (denied) return refusal(denied);
    const { result, units } = await countingUnits(() => serve(event, user ?? { id: 'nobody', roles: [] }));
    const operation = isRefused(result) ? result.refused : result.operation;
    log('units', { function: route.function, operation, ...units });
    if (isRefused(result)) return refusal(result);
    return 'file' in result ? fileAnswer(result.file) : json(200, 'application/json', result.body);
  };
  return middy<HttpEvent, Answer>()
    .onError(async (request) => {
      log('request-failed', { function: route.function, ...errorFields(request.error) });
      request.response = refusal(refuse(request.error instanceof StaleRead ? 'try-again' : 'our-fault'));
    })
    .handler(answer);
}

type RouteHandler = ReturnType<typeof serveRoute>;

/** Several routes of one noun in one function, told apart by the key that API Gateway gives of the one that matched. */
export function byRoute(...served: readonly (readonly [Route, RouteHandler])[]) {
  const handlers = new Map(served.map(([{ method, path }, handler]) => [`${method} ${path}`, handler]));
  return async (event: HttpEvent, context: Context): Promise<Answer> => {
    const handler = handlers.get(event.routeKey);
    if (handler === undefined) throw new Error('A route leads to a function that does not serve it.');
    return handler(event, context);
  };
}
