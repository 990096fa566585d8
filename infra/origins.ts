import { Aws } from 'aws-cdk-lib';
import { nameOf } from './names.ts';
import type { Settings } from './settings.ts';
import type { Stage } from './stages.ts';

/** Whom the console talks to, as browsers name it. All of it is known before anything of it is made, or the pool would wait for itself. */

/** Domains of all accounts share one namespace; the account makes ours unique in it. */
export const signInDomain = (stage: Stage) => nameOf(stage, Aws.ACCOUNT_ID);

/** Cognito's own sign-in pages and its token endpoint. */
export const signInUrl = (stage: Stage) => `https://${signInDomain(stage)}.auth.${Aws.REGION}.amazoncognito.com`;

/** Where the browser asks for the provider's description, its tokens and its keys. */
export function signInOrigins({ provider, signInOrigins: further, stage }: Settings): readonly string[] {
  return provider
    ? [new URL(provider.issuer).origin, ...further]
    : [`https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`, signInUrl(stage)];
}

/** The alias of an instance of our own. */
export const connectAlias = (stage: Stage) => nameOf(stage, 'calls');

/** Where the softphone of the instance is; undefined where there is none, or nobody has said where. */
export function softphone({ connect, stage }: Settings): string | undefined {
  if (connect === undefined) return undefined;
  return connect.instance === 'make' ? `https://${connectAlias(stage)}.my.connect.aws` : connect.url;
}
