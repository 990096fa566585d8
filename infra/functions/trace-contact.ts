import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/trace-contact/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

/** A batch of ten takes ten recognitions of about six round trips each, and retries under conflict. */
export const timeout = Duration.seconds(30);

export function traceContact(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk, lookupKeys } = data;
  const fn = new RingtraceFunction(scope, 'trace-contact', {
    stage: settings.stage,
    description: 'Turns a named contact into person, exposure and call task, once',
    timeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      LOOKUP_KEYS: lookupKeys.list,
      DEFAULT_COUNTRY: settings.country,
    } satisfies Env,
  });
  people.grantRecognise(fn);
  caseFiles.grantTrace(fn);
  callQueue.grantOpenTasks(fn);
  desk.grantReadPolicy(fn);
  lookupKeys.grantLookUp(fn);
  return fn;
}
