import type { Construct } from 'constructs';
import type { Env } from '../../functions/work-set-aside/env.ts';
import { grantSendAgain } from '../constructs/queue-consumer.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { routeTimeout } from '../constructs/routes.ts';
import type { Deployment } from '../deployment.ts';
import { told } from '../parameters.ts';

export function workSetAside(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { people, audit } = data;
  const { stage } = settings;
  const fn = new RingtraceFunction(scope, 'work-set-aside', {
    stage,
    description: 'Shows a supervisor what could not be used, to mend it, send it again or dismiss it',
    timeout: routeTimeout,
    environment: {
      PEOPLE_TABLE: people.name,
      AUDIT_TABLE: audit.name,
      CONFIRMED_CASES_QUEUE_URL: told(scope, stage, 'queues/confirmed-cases'),
      NAMED_CONTACTS_QUEUE_URL: told(scope, stage, 'queues/named-contacts'),
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  people.grantWorkSetAside(fn);
  audit.grantAppend(fn);
  grantSendAgain(stage, ['confirmed-cases', 'named-contacts'], fn);
  return fn;
}
