import * as z from 'zod/mini';

/**
 * What the console asks for first, from its own origin: `/config.json`. The page is built once and knows no stage; everything
 * that differs from stage to stage is here. It is public: nothing in it is a secret, and nothing in it is about a person.
 */

/** `https` anywhere; plain `http` on this machine only. A base has no slash at its end: paths are put behind it. */
const base = z.string().check(
  z.url({ protocol: /^https?$/ }),
  z.refine((text) => !text.endsWith('/'), 'no slash at the end'),
);
const anyUrl = z.url({ protocol: /^https?$/ });

/** The languages of the screens; the protocols' scripts have their own. */
export const consoleLanguages = ['en', 'ru'] as const;

export const ConsoleConfig = z.object({
  /** The HTTP API; routes of `shared/api/routes.ts` are put behind it. */
  api: base,
  /** Who signs people in, exactly as its tokens say it (some issuers end in a slash); its discovery document is below it. */
  issuer: anyUrl,
  /** A public client: code and PKCE, no secret. Sign-in returns to the console's own `/`, with the answer in the query. */
  clientId: z.string().check(z.minLength(1)),
  /** As the client asks for it, `openid` among it; what makes the access token one for the API. */
  scope: z.string().check(z.regex(/(^| )openid( |$)/)),
  /**
   * Where the browser goes to sign out, the way back included. Absent: the issuer's own `end_session_endpoint`, with
   * `post_logout_redirect_uri` the console's `/` (Cognito's takes other parameters, so it is spelt out here).
   */
  signOutUrl: z.optional(anyUrl),
  /** The instance whose softphone is shown. Absent: operators dial by hand, or the calls go to `simulator`. */
  connect: z.optional(z.object({ ccpUrl: anyUrl, region: z.string() })),
  /** The first is shown to whoever's browser asks for none of them. */
  languages: z.array(z.enum(consoleLanguages)).check(z.minLength(1)),
  /** Without a key or a click for so long, and not in a call: signed out, with the draft kept. */
  idleMinutes: z.int().check(z.positive()),
  /** Of which installation: shown where it is not the real one. */
  stage: z.string(),
  /** The people of this stage are made up: said in colour on every screen. */
  practice: z.optional(z.boolean()),
  /** Calls go to the simulated carrier of this machine. */
  simulator: z.optional(z.boolean()),
});
export type ConsoleConfig = z.infer<typeof ConsoleConfig>;
