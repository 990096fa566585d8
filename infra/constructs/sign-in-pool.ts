import { Duration } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolClient,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  type UserPoolDomain,
  UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { Role } from '../../shared/api/roles.ts';
import { acknowledge } from '../acknowledge.ts';
import { nameOf } from '../names.ts';
import type { Stage } from '../stages.ts';

export interface SignInPoolProps {
  readonly stage: Stage;
  /** The console's addresses. */
  readonly returnTo: readonly string[];
  readonly domainPrefix: string;
}

/** A Cognito pool whose groups are the roles, with a public client (code and PKCE) and Cognito's own sign-in pages. */
export class SignInPool extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly domain: UserPoolDomain;
  readonly groups: readonly UserPoolGroup[];

  constructor(scope: Construct, id: string, { stage, returnTo, domainPrefix }: SignInPoolProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'users', {
      userPoolName: nameOf(stage, 'staff'),
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      // A stolen password must not be enough to read who is ill; an authenticator app costs nothing, a text message does.
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: stage.lasting,
      removalPolicy: stage.removalPolicy,
    });
    acknowledge(
      this.pool,
      'AwsSolutions-COG8',
      'Threat protection needs the Plus plan, paid per user; a second factor is required of everyone instead.',
    );
    this.groups = Role.options.map((role) => new UserPoolGroup(this, role, { userPool: this.pool, groupName: role }));
    this.client = this.pool.addClient('console', {
      generateSecret: false,
      authFlows: {},
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      // One shift, and the time to finish its last call.
      refreshTokenValidity: Duration.hours(12),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [...returnTo],
        logoutUrls: [...returnTo],
      },
    });
    renewOnly(this.client);
    this.domain = this.pool.addDomain('sign-in', {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    // Without a branding of its own a client's managed sign-in page answers that login pages are unavailable.
    new CfnManagedLoginBranding(this, 'branding', {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    }).node.addDependency(this.domain);
  }
}

/** No way in but Cognito's own pages. The construct has no word for it: nothing said, a client may also ask with a password (SRP). */
function renewOnly({ node }: UserPoolClient): void {
  if (node.defaultChild instanceof CfnUserPoolClient)
    node.defaultChild.explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];
}
