import type { Construct } from 'constructs';
import type { Env } from '../../functions/check-phone/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function checkPhone(scope: Construct, { settings }: Deployment): RingtraceFunction {
  return new RingtraceFunction(scope, 'check-phone', {
    stage: settings.stage,
    description: 'Reads a phone number as it is typed; stores nothing',
    timeout: routeTimeout,
    environment: { DEFAULT_COUNTRY: settings.country, ROLES_CLAIM: settings.rolesClaim } satisfies Env,
  });
}
