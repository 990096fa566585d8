import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { JwtAuthorizer } from './plan-api.ts';

/** A token's claims as API Gateway hands them on: every one a string. */
export type Claims = Readonly<Record<string, string>>;

export type JwtCheck = (header: string | undefined, scopes: readonly string[]) => Promise<Claims | 401 | 403>;

/** Checks bearer tokens as an HTTP API's JWT authoriser does, against the issuer's published keys. */
export function jwtCheck({ issuer, audience }: JwtAuthorizer): JwtCheck {
  const keys = createRemoteJWKSet(new URL(`${issuer.replace(/\/$/, '')}/jwks`), { cooldownDuration: 1_000 });
  const verify = async (token: string): Promise<JWTPayload> => {
    const { payload } = await jwtVerify(token, keys, { issuer, algorithms: ['RS256'] });
    return payload;
  };
  const verified = rememberedUntilExpiry(verify);
  return async (header, scopes) => {
    const token = header?.replace(/^Bearer /i, '');
    if (token === undefined || token === '') return 401;
    try {
      const payload = await verified(token);
      if (!isFor(payload, audience)) return 401;
      const granted = String(payload.scope ?? '').split(' ');
      if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) return 403;
      return asStrings(payload);
    } catch {
      return 401;
    }
  };
}

/** Tokens remembered at once; a replay has one for each of its operators. */
const tokensAtMost = 1_000;

/** A signature that was good stays good until the token expires: an operator sends the same one hundreds of times. */
function rememberedUntilExpiry(verify: (token: string) => Promise<JWTPayload>) {
  const known = new Map<string, JWTPayload>();
  return async (token: string): Promise<JWTPayload> => {
    const before = known.get(token);
    if (before?.exp !== undefined && before.exp * 1_000 > Date.now()) return before;
    known.delete(token);
    const payload = await verify(token);
    if (known.size >= tokensAtMost) known.clear();
    known.set(token, payload);
    return payload;
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
