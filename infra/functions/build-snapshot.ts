import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/build-snapshot/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

export function buildSnapshot(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { caseFiles, callQueue, snapshots } = data;
  const fn = new RingtraceFunction(scope, 'build-snapshot', {
    stage: settings.stage,
    description: 'Reads the case files and the call queue whole, and keeps what they say by column, under pseudonyms',
    // Whoever asks over the API is answered within 30 s or not at all: the snapshot is finished all the same.
    timeout: Duration.minutes(15),
    memorySize: settings.snapshotMemory,
    keepsFiles: true,
    environment: {
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      SNAPSHOTS_BUCKET: snapshots.bucket,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  caseFiles.grantReadWhole(fn);
  callQueue.grantReadWhole(fn);
  snapshots.grantWrite(fn);
  new Rule(scope, 'build-snapshot-often', {
    schedule: Schedule.rate(Duration.hours(1)),
    targets: [new LambdaFunction(fn, { retryAttempts: 0 })],
  });
  return fn;
}
