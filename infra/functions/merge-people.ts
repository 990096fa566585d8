import type { Construct } from 'constructs';
import type { Env } from '../../functions/merge-people/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function mergePeople(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk, audit, lookupKeys } = data;
  const fn = new RingtraceFunction(scope, 'merge-people', {
    stage: settings.stage,
    description: 'Makes one of two people who are the same, and two of them again',
    timeout: routeTimeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      LOOKUP_KEYS: lookupKeys.list,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantChangeCalls(fn);
  caseFiles.grantMoveFiles(fn);
  people.grantJudge(fn);
  desk.grantReadPolicy(fn);
  audit.grantAppend(fn);
  lookupKeys.grantLookUp(fn);
  return fn;
}
