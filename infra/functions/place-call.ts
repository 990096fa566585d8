import type { Construct } from 'constructs';
import type { Env } from '../../functions/place-call/env.ts';
import { connectEnvironment, grantCalls } from '../connect.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function placeCall(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk, audit, lookupKeys } = data;
  const fn = new RingtraceFunction(scope, 'place-call', {
    stage: settings.stage,
    description: 'Writes an attempt, takes the line of its number, and has it rung, once',
    timeout: routeTimeout,
    memorySize: 1024,
    environment: {
      PEOPLE_TABLE: people.name,
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      ...connectEnvironment(scope, settings),
      LOOKUP_KEYS: lookupKeys.list,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  callQueue.grantDial(fn);
  caseFiles.grantKeepAttempt(fn);
  desk.grantReadPolicy(fn);
  people.grantRing(fn);
  audit.grantAppend(fn);
  lookupKeys.grantLookUp(fn);
  grantCalls(fn, settings, ['StartOutboundVoiceContact']);
  return fn;
}
