import { Duration } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/publish-contacts/env.ts';
import { grantPublish } from '../constructs/queue-consumer.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

export function publishContacts(
  scope: Construct,
  { settings, data }: Deployment,
  namedContacts: IQueue,
): RingtraceFunction {
  const { caseFiles } = data;
  const fn = new RingtraceFunction(scope, 'publish-contacts', {
    stage: settings.stage,
    description: 'Publishes what a new version of an interview names or takes back',
    // One interview may name 500 contacts: 50 batches of sends.
    timeout: Duration.minutes(1),
    environment: {
      CASE_FILES_TABLE: caseFiles.name,
      NAMED_CONTACTS_QUEUE_URL: namedContacts.queueUrl,
    } satisfies Env,
  });
  caseFiles.grantReadNamed(fn);
  grantPublish(namedContacts, fn);
  return fn;
}
