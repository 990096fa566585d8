import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/read-graph/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

export function readGraph(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { caseFiles, desk, snapshots } = data;
  const fn = new RingtraceFunction(scope, 'read-graph', {
    stage: settings.stage,
    description: 'Answers questions about the contact graph under pseudonyms',
    // Whoever first asks for a network of 100,000 waits longer than for anything else; the API gives up after 30 s.
    timeout: Duration.seconds(28),
    // A network of thousands is parsed and walked in memory while somebody waits.
    memorySize: 1769,
    keepsFiles: true,
    environment: {
      CASE_FILES_TABLE: caseFiles.name,
      DESK_TABLE: desk.name,
      SNAPSHOTS_BUCKET: snapshots.bucket,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  caseFiles.grantReadGraph(fn);
  desk.grantReadPolicy(fn);
  snapshots.grantLaidOut(fn);
  return fn;
}
