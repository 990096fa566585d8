import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/apply-call-event/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

export const timeout = Duration.seconds(30);

export function applyCallEvent(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { caseFiles, callQueue, desk } = data;
  const fn = new RingtraceFunction(scope, 'apply-call-event', {
    stage: settings.stage,
    description: 'Keeps what telephony tells of a call, in whatever order it tells it',
    timeout,
    environment: {
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
    } satisfies Env,
  });
  callQueue.grantLearn(fn);
  caseFiles.grantNoteCall(fn);
  desk.grantReadPolicy(fn);
  return fn;
}
