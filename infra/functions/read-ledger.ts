import type { Construct } from 'constructs';
import type { Env } from '../../functions/read-ledger/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function readLedger(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { callQueue } = data;
  const fn = new RingtraceFunction(scope, 'read-ledger', {
    stage: settings.stage,
    description: 'Reads what came in and what became of it',
    timeout: routeTimeout,
    environment: { CALL_QUEUE_TABLE: callQueue.name, ROLES_CLAIM: settings.rolesClaim } satisfies Env,
  });
  callQueue.grantReadCounts(fn);
  return fn;
}
