import { CfnOutput, Stack } from 'aws-cdk-lib';
import {
  CfnUserPoolUser,
  CfnUserPoolUserToGroupAttachment,
  type UserPool,
  type UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Role } from '../../shared/api/roles.ts';
import { SignInPool } from '../constructs/sign-in-pool.ts';
import { signInDomain } from '../origins.ts';
import { tell, told } from '../parameters.ts';
import type { Settings } from '../settings.ts';

/** For a department without an OpenID provider: a pool of its own, one group per role, and somebody who can let others in. */
export class SignInStack extends Stack {
  constructor(scope: Construct, id: string, { settings, stackName }: { settings: Settings; stackName: string }) {
    const { stage, adminEmail } = settings;
    super(scope, id, { stackName, terminationProtection: stage.lasting, description: 'Ringtrace: who may sign in' });
    const { pool, client, domain, groups } = new SignInPool(this, 'pool', {
      stage,
      returnTo: [
        `${told(this, stage, 'console/origin')}/`,
        ...(settings.console.further ? [settings.console.further] : []),
      ],
      domainPrefix: signInDomain(stage),
    });
    if (adminEmail) inviteAdministrator(this, pool, groups, adminEmail);

    const issuer = pool.userPoolProviderUrl;
    tell(this, stage, 'sign-in/issuer', issuer);
    tell(this, stage, 'sign-in/audience', client.userPoolClientId);
    new CfnOutput(this, 'UserPool', { value: pool.userPoolId });
    new CfnOutput(this, 'Issuer', { value: issuer });
    new CfnOutput(this, 'ClientId', { value: client.userPoolClientId });
    new CfnOutput(this, 'SignInUrl', { value: domain.baseUrl() });
  }
}

function inviteAdministrator(
  scope: Construct,
  { userPoolId }: UserPool,
  groups: readonly UserPoolGroup[],
  email: string,
): void {
  const user = new CfnUserPoolUser(scope, 'first-administrator', {
    userPoolId,
    username: email,
    desiredDeliveryMediums: ['EMAIL'],
    userAttributes: [
      { name: 'email', value: email },
      { name: 'email_verified', value: 'true' },
    ],
  });
  const member = new CfnUserPoolUserToGroupAttachment(scope, 'first-administrator-role', {
    userPoolId,
    groupName: 'administrator' satisfies Role,
    username: user.ref,
  });
  member.node.addDependency(...groups);
}
