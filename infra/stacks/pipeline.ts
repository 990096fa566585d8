import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { streamed } from '../../shared/storage/tables.ts';
import { acknowledge } from '../acknowledge.ts';
import { letSend, QueueConsumer } from '../constructs/queue-consumer.ts';
import { StreamConsumer } from '../constructs/stream-consumer.ts';
import { applyCallEvent, timeout as applyTimeout } from '../functions/apply-call-event.ts';
import { checkLedger } from '../functions/check-ledger.ts';
import { countLines } from '../functions/count-lines.ts';
import { drainDeadLetters, timeout as drainTimeout } from '../functions/drain-dead-letters.ts';
import { keepLedger } from '../functions/keep-ledger.ts';
import { keepNetworks, timeout as networksTimeout } from '../functions/keep-networks.ts';
import { publishContacts } from '../functions/publish-contacts.ts';
import { reconcileCalls } from '../functions/reconcile-calls.ts';
import { registerCase, timeout as registerTimeout } from '../functions/register-case.ts';
import { traceContact, timeout as traceTimeout } from '../functions/trace-contact.ts';
import { nameOf } from '../names.ts';
import { tell } from '../parameters.ts';
import type { Settings } from '../settings.ts';
import { StoredData } from '../stored/stored-data.ts';

/** From a confirmed case to open call tasks: the queues, the streams and what reads them. */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, { settings, stackName }: { settings: Settings; stackName: string }) {
    super(scope, id, { stackName, description: 'Ringtrace: queues, streams and the functions behind them' });
    const { stage } = settings;
    const data = new StoredData(this, stage);
    const deployment = { settings, data };
    const drain = drainDeadLetters(this, deployment);

    const confirmedCases = new QueueConsumer(this, 'confirmed-cases', {
      stage,
      consumer: registerCase(this, deployment),
      timeout: registerTimeout,
      drain,
      drainTimeout,
    });
    letSend(confirmedCases.queue, settings.senders);
    const namedContacts = new QueueConsumer(this, 'named-contacts', {
      stage,
      consumer: traceContact(this, deployment),
      timeout: traceTimeout,
      drain,
      drainTimeout,
    });

    const graphChanges = new QueueConsumer(this, 'graph-changes', {
      stage,
      consumer: keepNetworks(this, deployment),
      timeout: networksTimeout,
      drain,
      drainTimeout,
      // What comes at once is mostly of one network, and each change of it rests on the one before.
      concurrency: 5,
    });
    const callEvents = new QueueConsumer(this, 'call-events', {
      stage,
      consumer: applyCallEvent(this, deployment),
      timeout: applyTimeout,
      drain,
      drainTimeout,
    });
    // Of every contact of the account's instances: what is of none of our attempts is forgotten after a week.
    new Rule(this, 'contact-events', {
      eventPattern: { source: ['aws.connect'], detailType: ['Amazon Connect Contact Event'] },
      targets: [new SqsQueue(callEvents.queue)],
    });
    reconcileCalls(this, deployment);

    const failures = new Queue(this, 'stream-failures', {
      queueName: nameOf(stage, 'stream-failures'),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: stage.queueRemovalPolicy,
    });
    acknowledge(
      failures,
      'AwsSolutions-SQS3',
      'It is the end of the line itself: nothing consumes it, an alarm reads it.',
    );
    const { caseFiles, callQueue } = data;
    new StreamConsumer(this, 'publish-contacts-of-case-files', {
      consumer: publishContacts(this, deployment, {
        namedContacts: namedContacts.queue,
        graphChanges: graphChanges.queue,
      }),
      table: caseFiles,
      failures,
      sortKeys: streamed.publishContacts,
    });
    new StreamConsumer(this, 'keep-ledger-of-case-files', {
      consumer: keepLedger(this, deployment),
      table: caseFiles,
      failures,
      counts: true,
    });
    checkLedger(this, deployment);
    new StreamConsumer(this, 'count-lines-of-call-queue', {
      consumer: countLines(this, deployment),
      table: callQueue,
      failures,
      sortKeys: streamed.countLines,
      counts: true,
    });
    tell(this, stage, 'queues/confirmed-cases', confirmedCases.queue.queueUrl);
    tell(this, stage, 'queues/named-contacts', namedContacts.queue.queueUrl);
    new CfnOutput(this, 'ConfirmedCasesQueue', { value: confirmedCases.queue.queueUrl });
    new CfnOutput(this, 'StreamFailuresQueue', { value: failures.queueUrl });
  }
}
