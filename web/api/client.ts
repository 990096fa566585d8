import type * as z from 'zod/mini';
import type { bodies } from '../../shared/api/bodies.ts';
import { everyRoute, type RouteName } from '../../shared/api/every-route.ts';
import type { Problem } from '../../shared/api/problem.ts';
import type * as routes from '../../shared/api/routes.ts';

/**
 * The HTTP API as the page calls it. Its shapes are those that guard the routes (`shared/api/bodies.ts`); only their
 * types come here, so nothing is checked twice and nothing is copied.
 */

type Bodies = typeof bodies;
type RequestOf<Name extends RouteName> = Bodies[Name] extends { request: infer Schema extends z.ZodMiniType }
  ? z.input<Schema>
  : undefined;
type QueryOf<Name extends RouteName> = Bodies[Name] extends { query: infer Schema extends z.ZodMiniType }
  ? z.input<Schema>
  : undefined;
export type ResponseOf<Name extends RouteName> = z.output<Bodies[Name]['response']>;

type ParametersIn<Path extends string> = Path extends `${string}{${infer Parameter}}${infer Rest}`
  ? Parameter | ParametersIn<Rest>
  : never;

interface Optional<Name extends RouteName> {
  readonly body?: RequestOf<Name>;
  readonly query?: QueryOf<Name>;
  readonly signal?: AbortSignal;
}
export type Asking<Name extends RouteName> = Optional<Name> &
  ([ParametersIn<(typeof routes)[Name]['path']>] extends [never]
    ? unknown
    : { readonly path: Readonly<Record<ParametersIn<(typeof routes)[Name]['path']>, string>> });

/** The API said no, and why. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** Nothing was heard: no network, or the API did not answer. What was asked may have been done all the same. */
export class NotReached extends Error {}

export const problemIn = (error: unknown): Problem | undefined =>
  error instanceof ApiProblem ? error.problem : undefined;

export interface Client {
  /** @throws ApiProblem where the API refuses, NotReached where it was not heard. */
  call<Name extends RouteName>(name: Name, asking: Asking<Name>): Promise<ResponseOf<Name>>;
  /** What a route gives as it is. @throws as `call` */
  file<Name extends RouteName>(name: Name, asking: Asking<Name>): Promise<ArrayBuffer>;
}

interface Access {
  readonly base: string;
  readonly token: () => string | undefined;
  /** The token is no longer good. */
  readonly signedOut: () => void;
}

/** Long enough for a cold start, short enough to say that nothing was heard. */
const patience = 20_000;

export function openClient({ base, token, signedOut }: Access): Client {
  const ask = async <Name extends RouteName>(name: Name, asking: Asking<Name>): Promise<Response> => {
    const { path, query, body, signal } = asking as { path?: Record<string, string> } & Optional<RouteName>;
    const { method, path: pattern } = everyRoute[name];
    const url = new URL(
      base + pattern.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(path?.[key] ?? '')),
    );
    for (const [key, value] of Object.entries(query ?? {})) {
      if (value !== undefined) url.searchParams.set(key, String(value));
    }
    const response = await fetch(url, {
      method,
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([AbortSignal.timeout(patience), ...(signal === undefined ? [] : [signal])]),
      headers: {
        authorization: `Bearer ${token() ?? ''}`,
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      },
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
    }).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      throw new NotReached('The API was not reached', { cause: error });
    });
    if (response.status === 401) signedOut();
    if (response.ok) return response;
    throw new ApiProblem(problemFrom(response.status, await response.json().catch(() => undefined)));
  };
  return {
    call: async (name, asking) => (await (await ask(name, asking)).json().catch(() => undefined)) as never,
    file: async (name, asking) => (await ask(name, asking)).arrayBuffer(),
  };
}

/** API Gateway's own refusals have no code: they get the one that fits. */
function problemFrom(status: number, answer: unknown): Problem {
  if (typeof answer === 'object' && answer !== null && 'code' in answer) return answer as Problem;
  const code = status === 401 ? 'not-signed-in' : status === 403 ? 'role-missing' : 'our-fault';
  return { code, title: code, status, detail: '' };
}
