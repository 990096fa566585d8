import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/keep-networks/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

/** A part of thousands that is split off takes some twenty people a commit. */
export const timeout = Duration.minutes(1);

export function keepNetworks(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { caseFiles } = data;
  const fn = new RingtraceFunction(scope, 'keep-networks', {
    stage: settings.stage,
    description: 'Keeps who hangs together by exposures, whatever order they are told in',
    timeout,
    // It reads a network whole when one is to be split.
    memorySize: 1769,
    environment: { CASE_FILES_TABLE: caseFiles.name } satisfies Env,
  });
  caseFiles.grantKeepNetworks(fn);
  return fn;
}
