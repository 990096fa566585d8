import { Aws } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type ConsoleConfig, consoleLanguages } from '../shared/api/console-config.ts';
import { signInUrl, softphone } from './origins.ts';
import { told } from './parameters.ts';
import type { Settings } from './settings.ts';

/** What this stage's console asks for first, with what the other stacks have told. */
export function consoleConfig(scope: Construct, settings: Settings): ConsoleConfig {
  const { stage, provider, console } = settings;
  const phone = softphone(settings);
  return {
    api: told(scope, stage, 'api/url'),
    ...(provider ? { issuer: provider.issuer, clientId: console.client ?? provider.audience } : pool(scope, settings)),
    scope: console.scope,
    ...(phone && { connect: { ccpUrl: `${phone}/ccp-v2/`, region: Aws.REGION } }),
    languages: [...consoleLanguages],
    idleMinutes: console.idleMinutes,
    stage: stage.name,
    // What may be thrown away holds nobody real, and every screen says so.
    ...(!stage.lasting && { practice: true }),
  };
}

function pool(scope: Construct, { stage }: Settings): Pick<ConsoleConfig, 'issuer' | 'clientId' | 'signOutUrl'> {
  const clientId = told(scope, stage, 'sign-in/audience');
  const back = `${told(scope, stage, 'console/origin')}/`;
  return {
    issuer: told(scope, stage, 'sign-in/issuer'),
    clientId,
    // An origin has nothing that must be escaped but its colon and slashes, which a query may hold as they are (RFC 3986, 3.4).
    signOutUrl: `${signInUrl(stage)}/logout?client_id=${clientId}&logout_uri=${back}`,
  };
}
