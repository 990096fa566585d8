import { Duration, Stack } from 'aws-cdk-lib';
import { ArnPrincipal, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { nameOf } from '../names.ts';
import type { Stage } from '../stages.ts';
import type { RingtraceFunction } from './ringtrace-function.ts';

export interface QueueConsumerProps {
  readonly stage: Stage;
  readonly consumer: IFunction;
  /** Of the function, for the queue's visibility. */
  readonly timeout: Duration;
  /** Takes over, as set-aside items, what the consumer failed at five times. */
  readonly drain: IFunction;
  readonly drainTimeout: Duration;
  /** Batches in hand at once, where fewer than the stage's own do better. */
  readonly concurrency?: number;
}

const batchSize = 10;
/** A batch that was retried five times meets a fault of ours, not bad input: consumers set bad input aside themselves. */
const maxReceiveCount = 5;
const keptFor = Duration.days(14);
/** What cannot be used is kept whole in one item of at most 400 KB; the largest message refused here is told to its sender at once. */
const mostBytes = 256 * 1024;

/** A queue, the function that empties it, its dead-letter queue, and the function that empties that. */
export class QueueConsumer extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, name: string, props: QueueConsumerProps) {
    super(scope, name);
    const { stage, consumer, timeout, drain, drainTimeout, concurrency = stage.queueConcurrency } = props;
    this.deadLetters = new Queue(this, 'dead', {
      queueName: nameOf(stage, `${name}-dead`),
      ...house(stage, drainTimeout),
    });
    this.queue = new Queue(this, 'queue', {
      queueName: nameOf(stage, name),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount },
      ...house(stage, timeout),
    });
    consumer.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize,
        maxConcurrency: concurrency,
        reportBatchItemFailures: true,
      }),
    );
    // Two at a time: what comes here has already failed five times, and nobody waits for it.
    drain.addEventSource(
      new SqsEventSource(this.deadLetters, { batchSize, maxConcurrency: 2, reportBatchItemFailures: true }),
    );
  }
}

/** Six times the function's timeout is AWS's own figure: throttled polls must not bring a message back while it is in hand. */
function house(stage: Stage, timeout: Duration) {
  return {
    visibilityTimeout: Duration.seconds(timeout.toSeconds() * 6),
    retentionPeriod: keptFor,
    maxMessageSizeBytes: mostBytes,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    removalPolicy: stage.queueRemovalPolicy,
  };
}

/** Send, and nothing else: CDK's own grant adds reading the queue's attributes. */
export function grantPublish(queue: IQueue, who: IGrantable, sid = 'Publish'): void {
  who.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ sid, actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
  );
}

/** Lets others put messages on a queue, those of other accounts too: laboratories seldom share the department's. */
export function letSend(queue: IQueue, senders: readonly string[]): void {
  if (senders.length === 0) return;
  queue.addToResourcePolicy(
    new PolicyStatement({
      sid: 'SendersSend',
      principals: senders.map((arn) => new ArnPrincipal(arn)),
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
    }),
  );
}

/** Send to queues that another stack owns, by the names they have in every stage. */
export function grantSendAgain(stage: Stage, names: readonly string[], who: RingtraceFunction): void {
  const { partition, region, account } = Stack.of(who);
  who.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      sid: 'SendAgain',
      actions: ['sqs:SendMessage'],
      resources: names.map((name) => `arn:${partition}:sqs:${region}:${account}:${nameOf(stage, name)}`),
    }),
  );
}
