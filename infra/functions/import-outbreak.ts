import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/import-outbreak/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

/** The API itself gives up after 30 s; the function starts no batch of twenty rows after 12. */
const timeout = Duration.seconds(29);

export function importOutbreak(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk, audit, lookupKeys } = data;
  const fn = new RingtraceFunction(scope, 'import-outbreak', {
    stage: settings.stage,
    description: 'Takes in an outbreak that began on paper: cases, exposures and confirmed links, once',
    timeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      LOOKUP_KEYS: lookupKeys.list,
      DEFAULT_COUNTRY: settings.country,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  people.grantRecognise(fn);
  caseFiles.grantFile(fn);
  callQueue.grantOpenTasks(fn);
  desk.grantReadPolicy(fn);
  audit.grantAppend(fn);
  lookupKeys.grantLookUp(fn);
  return fn;
}
