import type { Role } from './roles.ts';

/** One route of the HTTP API: which function serves it and who may call it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** In API Gateway's form: `{name}` is a path parameter. */
  readonly path: string;
  readonly function: string;
  /** `public` routes have no authoriser; `signed-in` takes any role. */
  readonly roles: readonly Role[] | 'public' | 'signed-in';
}
