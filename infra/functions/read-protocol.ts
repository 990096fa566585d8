import type { Construct } from 'constructs';
import type { Env } from '../../functions/read-protocol/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function readProtocol(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { desk } = data;
  const fn = new RingtraceFunction(scope, 'read-protocol', {
    stage: settings.stage,
    description: 'Shows a protocol: what to say and what to ask, in the operator’s language',
    timeout: routeTimeout,
    environment: { DESK_TABLE: desk.name, ROLES_CLAIM: settings.rolesClaim } satisfies Env,
  });
  desk.grantReadPolicy(fn);
  return fn;
}
