import type { Construct } from 'constructs';
import type { Env } from '../../functions/renew-claim/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function renewClaim(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { callQueue, desk } = data;
  const fn = new RingtraceFunction(scope, 'renew-claim', {
    stage: settings.stage,
    description: 'Lets an operator hold their task for longer',
    timeout: routeTimeout,
    environment: {
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantHold(fn);
  desk.grantReadPolicy(fn);
  return fn;
}
