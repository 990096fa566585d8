import type { Construct } from 'constructs';
import type { Env } from '../../functions/save-draft/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function saveDraft(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, callQueue, desk } = data;
  const fn = new RingtraceFunction(scope, 'save-draft', {
    stage: settings.stage,
    description: 'Keeps what an operator has written of a call that is not finished',
    timeout: routeTimeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CASE_FILES_TABLE: caseFiles.name,
      CALL_QUEUE_TABLE: callQueue.name,
      DESK_TABLE: desk.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  people.grantKeepDrafts(fn);
  caseFiles.grantReadAttempts(fn);
  callQueue.grantSeeHeld(fn);
  desk.grantNoteDay(fn);
  return fn;
}
