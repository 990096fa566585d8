import type { Construct } from 'constructs';
import type { Env } from '../../functions/pass-on-call/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function passOnCall(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk, audit } = data;
  const fn = new RingtraceFunction(scope, 'pass-on-call', {
    stage: settings.stage,
    description: 'Gives a call to specialists or another jurisdiction, or asks an expert about it',
    timeout: routeTimeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantChangeCalls(fn);
  caseFiles.grantAsk(fn);
  people.grantKeepNote(fn);
  desk.grantReadPolicy(fn);
  audit.grantAppend(fn);
  return fn;
}
