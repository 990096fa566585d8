import type { Construct } from 'constructs';
import type { Env } from '../../functions/switch-desk/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function switchDesk(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { desk } = data;
  const fn = new RingtraceFunction(scope, 'switch-desk', {
    stage: settings.stage,
    description: 'Pauses work lists and turns the surge rules of a jurisdiction on and off, for a supervisor',
    timeout: routeTimeout,
    environment: { DESK_TABLE: desk.name, ROLES_CLAIM: settings.rolesClaim } satisfies Env,
  });
  desk.grantSwitch(fn);
  return fn;
}
