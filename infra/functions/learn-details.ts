import type { Construct } from 'constructs';
import type { Env } from '../../functions/learn-details/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function learnDetails(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk, audit, lookupKeys } = data;
  const fn = new RingtraceFunction(scope, 'learn-details', {
    stage: settings.stage,
    description: 'Keeps what a person tells of themselves, or of those they named, while they are on the phone',
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
  callQueue.grantMoveTask(fn);
  desk.grantReadPolicy(fn);
  caseFiles.grantAskForNumber(fn);
  people.grantLearn(fn);
  audit.grantAppend(fn);
  lookupKeys.grantLookUp(fn);
  return fn;
}
