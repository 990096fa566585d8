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
  { namedContacts, graphChanges }: { readonly namedContacts: IQueue; readonly graphChanges: IQueue },
): RingtraceFunction {
  const { caseFiles } = data;
  const fn = new RingtraceFunction(scope, 'publish-contacts', {
    stage: settings.stage,
    description: 'Publishes what an interview names or takes back, and what changed in the contact graph',
    // One interview may name 500 contacts: 50 batches of sends.
    timeout: Duration.minutes(1),
    environment: {
      CASE_FILES_TABLE: caseFiles.name,
      NAMED_CONTACTS_QUEUE_URL: namedContacts.queueUrl,
      GRAPH_CHANGES_QUEUE_URL: graphChanges.queueUrl,
    } satisfies Env,
  });
  caseFiles.grantReadNamed(fn);
  grantPublish(namedContacts, fn);
  grantPublish(graphChanges, fn, 'PublishGraphChanges');
  return fn;
}
