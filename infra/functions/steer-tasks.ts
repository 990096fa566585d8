import type { Construct } from 'constructs';
import type { Env } from '../../functions/steer-tasks/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function steerTasks(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { caseFiles, callQueue, desk, audit } = data;
  const fn = new RingtraceFunction(scope, 'steer-tasks', {
    stage: settings.stage,
    description: 'Lists tasks, takes them from their holders, moves, assigns and closes them, for a supervisor',
    timeout: routeTimeout,
    environment: {
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantSteer(fn);
  caseFiles.grantRecordClosing(fn);
  desk.grantReadPolicy(fn);
  audit.grantAppend(fn);
  return fn;
}
