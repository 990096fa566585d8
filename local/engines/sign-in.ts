import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { errors, interactionPolicy, Provider, type TokenContext } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { loopback } from './ports.ts';
import { serve } from './serve.ts';
import { type SigningKey, signingAlgorithm, signingKey } from './sign-in-key.ts';
import { pageParts, showPart, signInPage, signOutPage } from './sign-in-pages.ts';
import { passwordFits, rolesOf } from './users.ts';

/** A running OpenID provider. */
export interface SignIn {
  readonly issuer: string;
  stop(): Promise<void>;
}

export interface SignInOptions {
  readonly port: number;
  /** Where the console is served. */
  readonly consolePort: number;
  /** Holds the signing key. */
  readonly directory: string;
}

/** Whom access tokens are made out to: the API's authoriser expects it. */
export const audience = 'ringtrace';
export const clientId = 'ringtrace-local';
/** The console's: no password grant, and tokens as short as those of a user pool, so that renewal is lived with here too. */
export const consoleClientId = 'ringtrace-console';
const consoleTokenSeconds = 60 * 60;
/** A working day and a shift's overlap; sign-in runs on the machine's time, whatever the domain's clock says. */
const tokenSeconds = 12 * 60 * 60;
/** Resource indicators are URIs; the audience that stands for this one is not. */
const resource = 'urn:ringtrace:api';
const scopes = 'openid offline_access';

/** The issuer of a sign-in on this port. */
export function issuerAt(port: number): string {
  return `http://${loopback}:${port}`;
}

/** Starts the local OpenID provider: code and PKCE for a console, and a password grant for curl and simulated operators. */
export async function startSignIn(options: SignInOptions): Promise<SignIn> {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const issuer = issuerAt(options.port);
  const key = await signingKey(join(options.directory, 'signing-key.json'));
  const provider = new Provider(issuer, configuration(key, options.consolePort));
  provider.registerGrantType('password', (ctx) => passwordGrant(issuer, key, ctx), ['username', 'password', 'scope']);
  const answer = provider.callback();
  const server = createServer((request, response) => {
    const { url = '' } = request;
    if (url in pageParts) return showPart(url, response);
    const done = url.startsWith('/interaction/') ? signInPage(provider, request, response) : answer(request, response);
    done.catch(() => response.headersSent || response.writeHead(400).end('This sign-in has run out: start it again.'));
  });
  return { issuer, stop: await serve(server, options.port) };
}

function configuration({ jwk }: SigningKey, consolePort: number): object {
  const consoleAt = ['127.0.0.1', 'localhost'].map((host) => `http://${host}:${consolePort}/`);
  return {
    // Named, or the provider warns of it at each start. Sessions end with the process; tokens carry all they need.
    adapter: createMemoryAdapter(),
    jwks: { keys: [jwk] },
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token', 'password'],
        response_types: ['code'],
        // A native client may use any port of these hosts (RFC 8252, section 7.3).
        redirect_uris: [
          'http://127.0.0.1/',
          'http://127.0.0.1/callback',
          'http://localhost/',
          'http://localhost/callback',
        ],
        post_logout_redirect_uris: ['http://127.0.0.1/', 'http://localhost/'],
      },
      {
        client_id: consoleClientId,
        // Native for the sake of a page that is being developed, on whatever port.
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: consoleAt,
        post_logout_redirect_uris: consoleAt,
      },
    ],
    clientBasedCORS: (_ctx: unknown, origin: string) => /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin),
    cookies: { keys: [randomUUID()] },
    claims: { openid: ['sub', 'groups'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: signOutPage },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: scopes,
          audience,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: signingAlgorithm } },
        }),
      },
    },
    // As a user pool does: whoever may renew can, without asking for it by a scope.
    issueRefreshToken: async (_ctx: unknown, client: Client) => client.grantTypeAllowed('refresh_token'),
    ttl: {
      RefreshToken: tokenSeconds,
      AccessToken: (_ctx: unknown, _token: unknown, { clientId: of }: Client) =>
        of === consoleClientId ? consoleTokenSeconds : tokenSeconds,
      IdToken: tokenSeconds,
      Session: tokenSeconds,
      Grant: tokenSeconds,
      Interaction: 600,
    },
    interactions: { policy: loginOnly(), url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_ctx: unknown, sub: string) => account(sub),
    extraTokenClaims: (_ctx: unknown, token: { accountId?: string }) => ({
      groups: rolesOf(token.accountId ?? '') ?? [],
    }),
    loadExistingGrant: alwaysGranted,
  };
}

/** Without the question that native clients bring, which every sign-in would ask again. */
function loginOnly() {
  const policy = interactionPolicy.base();
  policy.get('consent').checks.remove('native_client_prompt');
  return policy;
}

function account(sub: string) {
  const groups = rolesOf(sub);
  return groups && { accountId: sub, claims: () => ({ sub, groups }) };
}

interface Client {
  readonly clientId: string;
  grantTypeAllowed(type: string): boolean;
}

interface GrantContext {
  readonly oidc: {
    readonly provider: Provider;
    readonly session: { readonly accountId: string };
    readonly client: { readonly clientId: string };
  };
}

/** The clients here are ours: nobody is asked whether it may know who they are. */
async function alwaysGranted({ oidc }: GrantContext) {
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
  grant.addOIDCScope(scopes);
  grant.addResourceScope(resource, scopes);
  await grant.save();
  return grant;
}

/** Password for token: a deployed provider offers no such thing, and no console uses it. */
async function passwordGrant(issuer: string, { key, jwk }: SigningKey, ctx: TokenContext): Promise<void> {
  const { username = '', password = '' } = ctx.oidc.params;
  if (!passwordFits(username, password)) throw new errors.InvalidGrant('no such user, or another password');
  const token = await new SignJWT({ groups: rolesOf(username), client_id: ctx.oidc.client.clientId, scope: 'openid' })
    .setProtectedHeader({ alg: signingAlgorithm, typ: 'at+jwt', kid: jwk.kid ?? '' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(username)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${tokenSeconds} s`)
    .sign(key);
  ctx.body = { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds, scope: 'openid' };
}
