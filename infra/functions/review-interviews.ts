import type { Construct } from 'constructs';
import type { Env } from '../../functions/review-interviews/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function reviewInterviews(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { caseFiles, desk, audit } = data;
  const fn = new RingtraceFunction(scope, 'review-interviews', {
    stage: settings.stage,
    description: 'Shows a supervisor a share of the interviews, to accept or to send back',
    timeout: routeTimeout,
    environment: {
      CASE_FILES_TABLE: caseFiles.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  caseFiles.grantReadNamed(fn);
  desk.grantReview(fn);
  audit.grantAppend(fn);
  return fn;
}
