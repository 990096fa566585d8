import type { Construct } from 'constructs';
import type { Env } from '../../functions/open-practice/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function openPractice(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, callQueue, desk } = data;
  const fn = new RingtraceFunction(scope, 'open-practice', {
    stage: settings.stage,
    description: 'Puts made-up people into the practice lists, for whoever wants to practise',
    timeout: routeTimeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  people.grantMakeUp(fn);
  callQueue.grantStandForPractice(fn);
  desk.grantReadPolicy(fn);
  return fn;
}
