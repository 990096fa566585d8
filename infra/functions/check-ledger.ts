import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/check-ledger/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

export function checkLedger(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { callQueue } = data;
  const fn = new RingtraceFunction(scope, 'check-ledger', {
    stage: settings.stage,
    description: 'Measures by how much the ledger does not balance',
    timeout: Duration.seconds(30),
    environment: { CALL_QUEUE_TABLE: callQueue.name } satisfies Env,
  });
  callQueue.grantReadCounts(fn);
  // Day and night: only the quiet hours show what is lost and not merely in flight.
  new Rule(scope, 'check-ledger-often', {
    schedule: Schedule.rate(Duration.minutes(15)),
    targets: [new LambdaFunction(fn, { retryAttempts: 0 })],
  });
  return fn;
}
