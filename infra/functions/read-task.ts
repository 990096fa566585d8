import type { Construct } from 'constructs';
import type { Env } from '../../functions/read-task/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function readTask(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk, audit } = data;
  const fn = new RingtraceFunction(scope, 'read-task', {
    stage: settings.stage,
    description: 'Shows an operator everything about the person they hold',
    timeout: routeTimeout,
    memorySize: 1024,
    environment: {
      PEOPLE_TABLE: people.name,
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  people.grantShowWhole(fn);
  caseFiles.grantShowFile(fn);
  callQueue.grantSeeHeld(fn);
  desk.grantReadPolicy(fn);
  audit.grantAppend(fn);
  return fn;
}
