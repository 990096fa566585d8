import type { Construct } from 'constructs';
import type { Env } from '../../functions/read-metrics/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function readMetrics(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { desk, snapshots } = data;
  const fn = new RingtraceFunction(scope, 'read-metrics', {
    stage: settings.stage,
    description: 'Computes the figures of epidemiologists from a snapshot, under pseudonyms',
    timeout: routeTimeout,
    // The columns of ten million people are some 600 MB; two processors read the next file while one is unpacked.
    memorySize: 3008,
    keepsFiles: true,
    environment: {
      DESK_TABLE: desk.name,
      SNAPSHOTS_BUCKET: snapshots.bucket,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  desk.grantReadPolicy(fn);
  snapshots.grantRead(fn);
  return fn;
}
