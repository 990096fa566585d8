import type { Construct } from 'constructs';
import type { Env } from '../../functions/reopen-call/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function reopenCall(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, desk, audit } = data;
  const fn = new RingtraceFunction(scope, 'reopen-call', {
    stage: settings.stage,
    description: 'Shows an operator what they finished within the half hour, and takes down what it says now',
    timeout: routeTimeout,
    memorySize: 1024,
    environment: {
      PEOPLE_TABLE: people.name,
      CASE_FILES_TABLE: caseFiles.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  people.grantStoreInterview(fn);
  caseFiles.grantAmendInterview(fn);
  desk.grantReadPolicy(fn);
  audit.grantAppend(fn);
  return fn;
}
