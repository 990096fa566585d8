import type { Construct } from 'constructs';
import type { Env } from '../../functions/work-referrals/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function workReferrals(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk, audit } = data;
  const fn = new RingtraceFunction(scope, 'work-referrals', {
    stage: settings.stage,
    description: 'Lists the services that were promised, and takes down what became of them',
    timeout: routeTimeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantChangeCalls(fn);
  caseFiles.grantWorkReferrals(fn);
  people.grantShow(fn);
  desk.grantReadPolicy(fn);
  audit.grantAppend(fn);
  return fn;
}
