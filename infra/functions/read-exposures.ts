import type { Construct } from 'constructs';
import type { Env } from '../../functions/read-exposures/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function readExposures(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { caseFiles } = data;
  const fn = new RingtraceFunction(scope, 'read-exposures', {
    stage: settings.stage,
    description: 'Reads exposures under their pseudonyms',
    timeout: routeTimeout,
    environment: { CASE_FILES_TABLE: caseFiles.name, ROLES_CLAIM: settings.rolesClaim } satisfies Env,
  });
  caseFiles.grantReadExposures(fn);
  return fn;
}
