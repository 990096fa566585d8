import type { Construct } from 'constructs';
import type { Env } from '../../functions/finish-call/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function finishCall(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk, audit } = data;
  const fn = new RingtraceFunction(scope, 'finish-call', {
    stage: settings.stage,
    description: 'Stores what came of a call: outcome, answers and contacts named, in one commit',
    timeout: routeTimeout,
    // An interview of 1 MB is parsed and checked whole.
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
  callQueue.grantFinish(fn);
  // The next task is handed out in the same request, with all that its screen shows.
  callQueue.grantClaim(fn);
  people.grantShowWhole(fn);
  caseFiles.grantShowFile(fn);
  desk.grantReadPolicy(fn);
  caseFiles.grantStoreInterview(fn);
  people.grantStoreInterview(fn);
  people.grantTakeUpDrafts(fn);
  desk.grantKeepDay(fn);
  audit.grantAppend(fn);
  return fn;
}
