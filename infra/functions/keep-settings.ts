import type { Construct } from 'constructs';
import type { Env } from '../../functions/keep-settings/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function keepSettings(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { callQueue, desk } = data;
  const fn = new RingtraceFunction(scope, 'keep-settings', {
    stage: settings.stage,
    description: 'Shows the settings in force and before, compares others with them, and puts others in force',
    timeout: routeTimeout,
    environment: {
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantReadCounts(fn);
  desk.grantKeepSettings(fn);
  return fn;
}
