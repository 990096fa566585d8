import type { Construct } from 'constructs';
import type { Env } from '../../functions/describe-api/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function describeApi(scope: Construct, { settings }: Deployment): RingtraceFunction {
  return new RingtraceFunction(scope, 'describe-api', {
    stage: settings.stage,
    description: 'Describes the API and the messages to whoever writes against them',
    timeout: routeTimeout,
    environment: {} satisfies Env,
  });
}
