import type { Construct } from 'constructs';
import type { Env } from '../../functions/answer-questions/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';

export function answerQuestions(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, caseFiles, desk, audit } = data;
  const fn = new RingtraceFunction(scope, 'answer-questions', {
    stage: settings.stage,
    description: 'Shows experts what they are asked, and takes their answers down',
    timeout: routeTimeout,
    environment: {
      PEOPLE_TABLE: people.name,
      CASE_FILES_TABLE: caseFiles.name,
      DESK_TABLE: desk.name,
      AUDIT_TABLE: audit.name,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  caseFiles.grantAnswer(fn);
  people.grantKeepNote(fn);
  desk.grantReadPolicy(fn);
  audit.grantAppend(fn);
  return fn;
}
