import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/keep-ledger/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

export function keepLedger(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { callQueue } = data;
  const fn = new RingtraceFunction(scope, 'keep-ledger', {
    stage: settings.stage,
    description: 'Keeps the ledger that must balance, from the stream of case files',
    timeout: Duration.minutes(1),
    environment: { CALL_QUEUE_TABLE: callQueue.name } satisfies Env,
  });
  callQueue.grantCount(fn);
  return fn;
}
