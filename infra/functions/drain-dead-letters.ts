import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/drain-dead-letters/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

export const timeout = Duration.seconds(30);

export function drainDeadLetters(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles } = data;
  const fn = new RingtraceFunction(scope, 'drain-dead-letters', {
    stage: settings.stage,
    description: 'Keeps what we failed at as set-aside items, long before a dead-letter queue forgets it',
    timeout,
    environment: { PEOPLE_TABLE: people.name, CASE_FILES_TABLE: caseFiles.name } satisfies Env,
  });
  people.grantSetAside(fn);
  caseFiles.grantCountSetAside(fn);
  return fn;
}
