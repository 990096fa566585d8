import type { Construct } from 'constructs';
import type { Env } from '../../functions/take-household/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function takeHousehold(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk, audit, lookupKeys } = data;
  const fn = new RingtraceFunction(scope, 'take-household', {
    stage: settings.stage,
    description: 'Counts who else waits on a number that is on the line, and hands over the next of them',
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
  caseFiles.grantReadAttempts(fn);
  people.grantFindByNumber(fn);
  desk.grantReadPolicy(fn);
  audit.grantAppend(fn);
  lookupKeys.grantLookUp(fn);
  return fn;
}
