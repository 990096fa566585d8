import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { JwtAuthorizer } from './plan-api.ts';

/** A token's claims as API Gateway hands them on: every one a string. */
export type Claims = Readonly<Record<string, string>>;

export type JwtCheck = (header: string | undefined, scopes: readonly string[]) => Promise<Claims | 401 | 403>;

/** Checks bearer tokens as an HTTP API's JWT authoriser does, against the issuer's published keys. */
export function jwtCheck({ issuer, audience }: JwtAuthorizer): JwtCheck {
  const keys = createRemoteJWKSet(new URL(`${issuer.replace(/\/$/, '')}/jwks`), { cooldownDuration: 1_000 });
  return async (header, scopes) => {
    const token = header?.replace(/^Bearer /i, '');
    if (token === undefined || token === '') return 401;
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, algorithms: ['RS256'] });
      if (!isFor(payload, audience)) return 401;
      const granted = String(payload.scope ?? '').split(' ');
      if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) return 403;
      return asStrings(payload);
    } catch {
      return 401;
    }
  };
}

/** API Gateway looks at `aud`, and at `client_id` where there is none (Cognito's access tokens have none). */
function isFor(payload: JWTPayload, audience: readonly string[]): boolean {
  const made = payload.aud ?? payload.client_id;
  const named = Array.isArray(made) ? made : [made];
  return named.some((one) => audience.includes(String(one)));
}

/** An array claim arrives as `[a b]`: not JSON, no quotes, no commas. */
function asStrings(payload: JWTPayload): Claims {
  const text = (value: unknown) => {
    if (Array.isArray(value)) return `[${value.join(' ')}]`;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, text(value)]));
}
