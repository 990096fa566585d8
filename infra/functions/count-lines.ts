import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/count-lines/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

export function countLines(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { callQueue } = data;
  const fn = new RingtraceFunction(scope, 'count-lines', {
    stage: settings.stage,
    description: 'Counts the open tasks of each line, from the stream of the call queue',
    timeout: Duration.minutes(1),
    environment: { CALL_QUEUE_TABLE: callQueue.name } satisfies Env,
  });
  callQueue.grantCount(fn);
  return fn;
}
