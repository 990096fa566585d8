import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';

const Tokens = z.looseObject({
  access_token: z.string(),
  expires_in: z.number(),
  refresh_token: z.optional(z.string()),
  id_token: z.optional(z.string()),
});
export type Tokens = z.infer<typeof Tokens>;

export interface SignInClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
}

interface Visited {
  readonly status: number;
  readonly location: string;
  readonly text: string;
}

/** What a browser does of sign-in, cookies and all, by plain HTTP: code and PKCE, renewal, and out again. */
export function openBrowser({ issuer, clientId, redirectUri }: SignInClient) {
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: Readonly<Record<string, string>>): Promise<Visited> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form && new URLSearchParams(form);
    const init = { redirect: 'manual', headers: { cookie }, ...(body && { method: 'POST', body }) } as const;
    const response = await fetch(new URL(url, issuer), init);
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get('location') ?? '', text: await response.text() };
  };

  const verifier = randomUUID() + randomUUID();
  const ask = (more: Readonly<Record<string, string>> = {}) =>
    visit(
      `/auth?${new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        scope: 'openid',
        redirect_uri: redirectUri,
        state: 'here',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...more,
      })}`,
    );
  /** A form of one client, answered by the token endpoint as a script of `origin` sees it. */
  const token = (form: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { origin: new URL(redirectUri).origin },
      body: new URLSearchParams({ client_id: clientId, ...form }),
    });
  const redeem = async (back: string): Promise<Tokens> => {
    const code = new URL(back).searchParams.get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
    return z.parse(Tokens, await (await token(form)).json());
  };

  return {
    visit,
    ask,
    token,
    /** The whole way in: the address of the page that asks who it is, what a wrong password gives, the way back, the tokens. */
    async signIn(user: string) {
      const { location: page } = await ask();
      const wrong = await visit(page, { username: user, password: 'no' });
      const resumed = await visit(page, { username: user, password: user });
      const { location: back } = await visit(resumed.location);
      return { page, wrong: wrong.status, back, tokens: await redeem(back) };
    },
    /** Again, without being asked anything. */
    async silently(): Promise<string> {
      return (await ask({ prompt: 'none' })).location;
    },
    async renew(refreshToken: string): Promise<Tokens> {
      const answer = await token({ grant_type: 'refresh_token', refresh_token: refreshToken });
      return z.parse(Tokens, await answer.json());
    },
    /** Out, as the console asks for it; where the browser ends up. */
    async signOut(idToken: string): Promise<string> {
      const query = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: redirectUri });
      const { text } = await visit(`/session/end?${query}`);
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
      return (await visit('/session/end/confirm', { xsrf, logout: 'yes' })).location;
    },
  };
}
