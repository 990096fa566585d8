import type { Construct } from 'constructs';
import type { Env } from '../../functions/read-day/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function readDay(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { callQueue, desk } = data;
  const fn = new RingtraceFunction(scope, 'read-day', {
    stage: settings.stage,
    description: 'Shows an operator their own day, without a name',
    timeout: routeTimeout,
    environment: {
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantSeeHeld(fn);
  desk.grantReadDay(fn);
  return fn;
}
