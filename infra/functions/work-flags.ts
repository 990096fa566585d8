import type { Construct } from 'constructs';
import type { Env } from '../../functions/work-flags/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function workFlags(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { caseFiles, desk, snapshots } = data;
  const fn = new RingtraceFunction(scope, 'work-flags', {
    stage: settings.stage,
    description: 'Lists what contradicts itself in a snapshot, and keeps what a person says of it',
    timeout: routeTimeout,
    // As read-metrics: it opens the same columns.
    memorySize: 3008,
    keepsFiles: true,
    environment: {
      CASE_FILES_TABLE: caseFiles.name,
      DESK_TABLE: desk.name,
      SNAPSHOTS_BUCKET: snapshots.bucket,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  caseFiles.grantWorkFlags(fn);
  desk.grantReadPolicy(fn);
  snapshots.grantRead(fn);
  return fn;
}
