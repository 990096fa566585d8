import type { Construct } from 'constructs';
import type { Env } from '../../functions/forbid-calls/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function forbidCalls(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, callQueue, desk, audit } = data;
  const fn = new RingtraceFunction(scope, 'forbid-calls', {
    stage: settings.stage,
    description: 'Says that somebody must not be called, or may be again, and why',
    timeout: routeTimeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantOpenTasks(fn);
  desk.grantReadPolicy(fn);
  people.grantForbidCalls(fn);
  audit.grantAppend(fn);
  return fn;
}
