import type { Construct } from 'constructs';
import type { Env } from '../../functions/keep-staff/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function keepStaff(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { callQueue, desk, audit } = data;
  const fn = new RingtraceFunction(scope, 'keep-staff', {
    stage: settings.stage,
    description: 'Keeps the staff as a file says, and hands over what somebody holds who left',
    timeout: routeTimeout,
    environment: {
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantGiveBack(fn);
  desk.grantKeepStaff(fn);
  audit.grantAppend(fn);
  return fn;
}
