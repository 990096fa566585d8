import type { Construct } from 'constructs';
import type { Env } from '../../functions/raise-emergency/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function raiseEmergency(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, callQueue, desk, audit } = data;
  const fn = new RingtraceFunction(scope, 'raise-emergency', {
    stage: settings.stage,
    description: 'Calls for help out of a call that goes on',
    timeout: routeTimeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantHold(fn);
  callQueue.grantReadCounts(fn);
  people.grantKeepNote(fn);
  desk.grantReadPolicy(fn);
  audit.grantAppend(fn);
  return fn;
}
