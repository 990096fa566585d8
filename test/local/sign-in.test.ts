import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { freePort } from '../../local/engines/ports.ts';
import { type SignIn, startSignIn } from '../../local/engines/sign-in.ts';
import { passwordFits, rolesOf } from '../../local/engines/users.ts';
import { openBrowser } from '../support/browser.ts';

const directory = mkdtempSync(join(tmpdir(), 'ringtrace-sign-in-'));
let signIn: SignIn;
let port: number;
let consolePort: number;

beforeAll(async () => {
  port = await freePort();
  consolePort = await freePort();
  signIn = await startSignIn({ port, consolePort, directory });
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
    signIn = await startSignIn({ port, consolePort, directory });
    // The first try may take a connection that the old server has just closed.
    const { payload } = await vi.waitFor(() => verify(access_token));
    expect(payload.sub).toBe('operator-7');
  });

  it('signs a browser in by code and PKCE', async () => {
    const redirectUri = 'http://127.0.0.1:4700/callback';
    const browser = openBrowser({ issuer: signIn.issuer, clientId: 'ringtrace-local', redirectUri });
    const { tokens, wrong } = await browser.signIn('supervisor');
    expect(wrong).toBe(401);
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      sub: 'supervisor',
      groups: ['supervisor'],
      aud: 'ringtrace',
    });
  });
});

describe('the console signs in', () => {
  const open = () =>
    openBrowser({
      issuer: signIn.issuer,
      clientId: 'ringtrace-console',
      redirectUri: `http://127.0.0.1:${consolePort}/`,
    });

  it('with its answer in the query of its own address, and a token like that of the password grant, for an hour', async () => {
    const { back, tokens } = await open().signIn('operator-7');
    expect(back).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${consolePort}/\\?code=[^&]+&state=here&iss=`));
    const { payload, protectedHeader } = await verify(tokens.access_token);
    const byPassword = await verify(z.parse(Tokens, await (await ask('operator-7', 'operator-7')).json()).access_token);
    expect(protectedHeader).toEqual(byPassword.protectedHeader);
    expect(payload).toMatchObject({ sub: 'operator-7', groups: ['operator'], scope: 'openid' });
    expect(Object.keys(payload).sort()).toEqual(Object.keys(byPassword.payload).sort());
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60 * 60);
  });

  it('and renews its token without asking anybody, each time with a new refresh token', async () => {
    const browser = open();
    const { refresh_token: first = '' } = (await browser.signIn('operator')).tokens;
    const renewed = await browser.renew(first);
    expect(await verify(renewed.access_token)).toMatchObject({ payload: { sub: 'operator', aud: 'ringtrace' } });
    expect(renewed.refresh_token).not.toBe(first);
    // Used twice it has been stolen: nobody has it any more.
    expect((await browser.token({ grant_type: 'refresh_token', refresh_token: first })).status).toBe(400);
  });

  it('silently where it is signed in already, and is told where it is not', async () => {
    const browser = open();
    expect(await browser.silently()).toContain('?error=login_required');
    await browser.signIn('epidemiologist');
    expect(await browser.silently()).toContain('/?code=');
  });

  it('and out, back to itself, after which it has to sign in again', async () => {
    const browser = open();
    const { tokens } = await browser.signIn('operator');
    expect(await browser.signOut(tokens.id_token ?? '')).toBe(`http://127.0.0.1:${consolePort}/`);
    expect(await browser.silently()).toContain('?error=login_required');
    expect(
      (await browser.token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' })).status,
    ).toBe(400);
  });

  it('without PKCE, or back to another address, not at all', async () => {
    const browser = open();
    expect((await browser.ask({ code_challenge: '', code_challenge_method: '' })).location).toContain('error=');
    expect((await browser.ask({ redirect_uri: 'https://elsewhere.example/' })).status).toBe(400);
  });

  it('and has no password grant', async () => {
    const form = { grant_type: 'password', username: 'operator', password: 'operator', scope: 'openid' };
    expect((await open().token(form)).status).toBe(400);
  });

  it('may ask for tokens from a script of its own origin, and no other may', async () => {
    const from = (origin: string) =>
      fetch(`${signIn.issuer}/token`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({ client_id: 'ringtrace-console' }),
      });
    const allowed = async (origin: string) => (await from(origin)).headers.get('access-control-allow-origin');
    expect(await allowed(`http://127.0.0.1:${consolePort}`)).toBe(`http://127.0.0.1:${consolePort}`);
    expect(await allowed('https://elsewhere.example')).toBeNull();
  });

  it('on pages with nothing inline, so that any policy lets them be', async () => {
    const browser = open();
    const { text } = await browser.visit((await browser.ask()).location);
    expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?! src="\/)/);
    expect((await browser.visit('/sign-in.css')).text).toContain('body');
  });
});

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
