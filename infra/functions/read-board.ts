import type { Construct } from 'constructs';
import type { Env } from '../../functions/read-board/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function readBoard(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { callQueue, desk } = data;
  const fn = new RingtraceFunction(scope, 'read-board', {
    stage: settings.stage,
    description: 'Shows a supervisor the whole desk: lists, promises, operators',
    timeout: routeTimeout,
    environment: {
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantReadCounts(fn);
  desk.grantKnowStaff(fn);
  return fn;
}
