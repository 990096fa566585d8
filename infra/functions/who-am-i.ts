import type { Construct } from 'constructs';
import type { Env } from '../../functions/who-am-i/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function whoAmI(scope: Construct, { settings }: Deployment): RingtraceFunction {
  return new RingtraceFunction(scope, 'who-am-i', {
    stage: settings.stage,
    description: 'Says who asks, and which roles they have',
    timeout: routeTimeout,
    environment: { ROLES_CLAIM: settings.rolesClaim } satisfies Env,
  });
}
