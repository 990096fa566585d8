import type { Construct } from 'constructs';
import type { Env } from '../../functions/work-by-hand/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function workByHand(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk, audit, lookupKeys } = data;
  const fn = new RingtraceFunction(scope, 'work-by-hand', {
    stage: settings.stage,
    description: 'Records what was done for somebody who is not called: a letter, a visit, a search',
    timeout: routeTimeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      LOOKUP_KEYS: lookupKeys.list,
      DEFAULT_COUNTRY: settings.country,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantOpenTasks(fn);
  desk.grantReadPolicy(fn);
  caseFiles.grantKeepByHand(fn);
  people.grantLearn(fn);
  audit.grantAppend(fn);
  lookupKeys.grantLookUp(fn);
  return fn;
}
