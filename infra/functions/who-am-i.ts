import type { Construct } from 'constructs';
import type { Env } from '../../functions/who-am-i/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function whoAmI(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const fn = new RingtraceFunction(scope, 'who-am-i', {
    stage: settings.stage,
    description: 'Says who asks, which roles they have, and what they are at the desk',
    timeout: routeTimeout,
    environment: { DESK_TABLE: data.desk.name, ROLES_CLAIM: settings.rolesClaim } satisfies Env,
  });
  data.desk.grantReadPolicy(fn);
  return fn;
}
