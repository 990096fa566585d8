import type { Construct } from 'constructs';
import type { Env } from '../../functions/judge-links/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function judgeLinks(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { caseFiles } = data;
  const fn = new RingtraceFunction(scope, 'judge-links', {
    stage: settings.stage,
    description: 'Keeps what epidemiologists judge of who infected whom',
    timeout: routeTimeout,
    environment: { CASE_FILES_TABLE: caseFiles.name, ROLES_CLAIM: settings.rolesClaim } satisfies Env,
  });
  caseFiles.grantJudgeLinks(fn);
  return fn;
}
