import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/reconcile-calls/env.ts';
import { connectInstance, grantCalls } from '../connect.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

export function reconcileCalls(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { caseFiles, callQueue, desk } = data;
  const fn = new RingtraceFunction(scope, 'reconcile-calls', {
    stage: settings.stage,
    description: 'Asks what became of calls of which nothing was heard, and frees their numbers',
    // Ten questions a second, until the next minute's run.
    timeout: Duration.seconds(50),
    environment: {
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      CONNECT_INSTANCE: connectInstance(scope, settings),
    } satisfies Env,
  });
  callQueue.grantReconcile(fn);
  caseFiles.grantNoteCall(fn);
  desk.grantReadPolicy(fn);
  grantCalls(fn, settings, ['DescribeContact', 'StopContact']);
  new Rule(scope, 'reconcile-calls-often', {
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new LambdaFunction(fn, { retryAttempts: 0 })],
  });
  return fn;
}
