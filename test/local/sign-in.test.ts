import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { freePort } from '../../local/engines/ports.ts';
import { type SignIn, startSignIn } from '../../local/engines/sign-in.ts';
import { passwordFits, rolesOf } from '../../local/engines/users.ts';

const directory = mkdtempSync(join(tmpdir(), 'ringtrace-sign-in-'));
let signIn: SignIn;
let port: number;

beforeAll(async () => {
  port = await freePort();
  signIn = await startSignIn({ port, directory });
});
afterAll(async () => {
  await signIn.stop();
  rmSync(directory, { recursive: true });
});

const Tokens = z.looseObject({ access_token: z.string(), expires_in: z.number() });

function ask(username: string, password: string): Promise<Response> {
  const form = { grant_type: 'password', client_id: 'ringtrace-local', username, password, scope: 'openid' };
  return fetch(`${signIn.issuer}/token`, { method: 'POST', body: new URLSearchParams(form) });
}

const verify = async (token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${signIn.issuer}/jwks`)), {
    issuer: signIn.issuer,
    audience: 'ringtrace',
  });

describe('the local sign-in', () => {
  it('gives a token for user and password, with the roles in it, good for twelve hours', async () => {
    const tokens = z.parse(Tokens, await (await ask('epidemiologist', 'epidemiologist')).json());
    const { payload } = await verify(tokens.access_token);
    expect(payload).toMatchObject({ sub: 'epidemiologist', groups: ['epidemiologist'] });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(12 * 60 * 60);
  });

  it('refuses another password, and a user who does not exist', async () => {
    expect((await ask('operator', 'supervisor')).status).toBe(400);
    expect((await ask('mallory', 'mallory')).status).toBe(400);
  });

  it('tells a discovery document that names itself', async () => {
    const document = await (await fetch(`${signIn.issuer}/.well-known/openid-configuration`)).json();
    expect(document).toMatchObject({ issuer: signIn.issuer, code_challenge_methods_supported: ['S256'] });
  });

  it('keeps its key over a restart, so that tokens stay good', async () => {
    const { access_token } = z.parse(Tokens, await (await ask('operator-7', 'operator-7')).json());
    await signIn.stop();
    signIn = await startSignIn({ port, directory });
    // The first try may take a connection that the old server has just closed.
    const { payload } = await vi.waitFor(() => verify(access_token));
    expect(payload.sub).toBe('operator-7');
  });

  it('signs a browser in by code and PKCE', async () => {
    const { tokens, wrong } = await browserFlow();
    expect(wrong).toBe(401);
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      sub: 'supervisor',
      groups: ['supervisor'],
      aud: 'ringtrace',
    });
  });
});

/** What a console does: the code request, the page's form (wrong once), and the code for tokens. */
async function browserFlow() {
  const cookies = new Map<string, string>();
  const go = async (url: string, body?: URLSearchParams) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const init = { redirect: 'manual', headers: { cookie }, ...(body && { method: 'POST', body }) } as const;
    const response = await fetch(new URL(url, signIn.issuer), init);
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get('location') ?? '', response };
  };
  const verifier = 'v'.repeat(50);
  const redirect_uri = 'http://127.0.0.1:4700/callback';
  const query = new URLSearchParams({
    client_id: 'ringtrace-local',
    response_type: 'code',
    scope: 'openid',
    redirect_uri,
    state: 'here',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = (await go(`/auth?${query}`)).location;
  const wrong = (await go(page, new URLSearchParams({ username: 'supervisor', password: 'no' }))).status;
  const resumed = (await go(page, new URLSearchParams({ username: 'supervisor', password: 'supervisor' }))).location;
  const code = new URL((await go(resumed)).location).searchParams.get('code') ?? '';
  const form = {
    grant_type: 'authorization_code',
    client_id: 'ringtrace-local',
    code,
    redirect_uri,
    code_verifier: verifier,
  };
  const { response } = await go('/token', new URLSearchParams(form));
  return { wrong, tokens: z.parse(Tokens, await response.json()) };
}

describe('local users', () => {
  it('are one a role, and 999 operators', () => {
    expect(rolesOf('administrator')).toEqual(['administrator']);
    expect(rolesOf('operator-999')).toEqual(['operator']);
    for (const nobody of ['operator-0', 'operator-1000', 'operator-01', 'Operator', ''])
      expect(rolesOf(nobody)).toBeUndefined();
  });

  it('sign in with their own name only', () => {
    expect(passwordFits('operator', 'operator')).toBe(true);
    expect(passwordFits('operator', 'operator-1')).toBe(false);
    expect(passwordFits('', '')).toBe(false);
  });
});
