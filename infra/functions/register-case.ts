import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/register-case/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

/** A batch of ten takes ten recognitions of about six round trips each, and retries under conflict. */
export const timeout = Duration.seconds(30);

export function registerCase(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk, lookupKeys } = data;
  const fn = new RingtraceFunction(scope, 'register-case', {
    stage: settings.stage,
    description: 'Turns a reported case into person, case and call task, once',
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
  caseFiles.grantFile(fn);
  callQueue.grantOpenTasks(fn);
  desk.grantReadPolicy(fn);
  lookupKeys.grantLookUp(fn);
  return fn;
}
