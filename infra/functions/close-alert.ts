import type { Construct } from 'constructs';
import type { Env } from '../../functions/close-alert/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function closeAlert(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, callQueue, audit } = data;
  const fn = new RingtraceFunction(scope, 'close-alert', {
    stage: settings.stage,
    description: 'Takes a call for help off the board, with what was done about it',
    timeout: routeTimeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CALL_QUEUE_TABLE: callQueue.name,
      AUDIT_TABLE: audit.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantCloseAlerts(fn);
  people.grantWriteNote(fn);
  audit.grantAppend(fn);
  return fn;
}
