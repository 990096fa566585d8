import type { Construct } from 'constructs';
import type { Env } from '../../functions/claim-call/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function claimCall(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, callQueue, desk, audit } = data;
  const fn = new RingtraceFunction(scope, 'claim-call', {
    stage: settings.stage,
    description: 'Hands an operator the next call task, and to nobody else',
    timeout: routeTimeout,
    memorySize: 1024,
    environment: {
      PEOPLE_TABLE: people.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantClaim(fn);
  people.grantShow(fn);
  desk.grantReadPolicy(fn);
  audit.grantAppend(fn);
  return fn;
}
