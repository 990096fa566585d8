import type { Construct } from 'constructs';
import type { Env } from '../../functions/release-call/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function releaseCall(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, callQueue, desk } = data;
  const fn = new RingtraceFunction(scope, 'release-call', {
    stage: settings.stage,
    description: 'Takes a task back from an operator, with the reason',
    timeout: routeTimeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantGiveBack(fn);
  desk.grantReadPolicy(fn);
  people.grantKeepNote(fn);
  return fn;
}
