import { afterAll, describe, expect, test } from 'vitest';
import { streamed } from '../../shared/storage/tables.ts';
import { bareName, type Found, forget, ownProvider, refersTo, synthesise } from './synthesised.ts';

const laboratory = 'arn:aws:iam::210987654321:role/laboratory';
const made = await synthesise({ stage: 'production', ...ownProvider, senders: laboratory });
afterAll(() => forget(made));

const queues = made.ofType('AWS::SQS::Queue');
const mappings = made.ofType('AWS::Lambda::EventSourceMapping');
const sourceOf = (mapping: Found) => made.target(mapping, mapping.properties.EventSourceArn);
const isDeadLetterQueue = (queue: Found) =>
  queues.some((other) => refersTo(other.properties.RedrivePolicy?.deadLetterTargetArn) === queue.id);
const queueMappings = mappings.filter((each) => sourceOf(each)?.type === 'AWS::SQS::Queue');
const streamMappings = mappings.filter((each) => !queueMappings.includes(each));
const functionOf = (mapping: Found) => made.target(mapping, mapping.properties.FunctionName);
const nameOf = (mapping: Found) => bareName(functionOf(mapping)?.properties.FunctionName);

describe('queues', () => {
  test('there are the ones we know of, so that the sweeps below have seen something', () => {
    expect(queues.map((queue) => bareName(queue.properties.QueueName)).sort()).toEqual([
      'call-events',
      'call-events-dead',
      'confirmed-cases',
      'confirmed-cases-dead',
      'graph-changes',
      'graph-changes-dead',
      'named-contacts',
      'named-contacts-dead',
      'stream-failures',
    ]);
    expect(queueMappings.map(nameOf).sort()).toEqual([
      'apply-call-event',
      'drain-dead-letters',
      'drain-dead-letters',
      'drain-dead-letters',
      'drain-dead-letters',
      'keep-networks',
      'register-case',
      'trace-contact',
    ]);
  });

  test('every queue that is consumed has a dead-letter queue that is itself consumed, or is one', () => {
    for (const mapping of queueMappings) {
      const queue = sourceOf(mapping);
      if (!queue || isDeadLetterQueue(queue)) continue;
      const dead = refersTo(queue.properties.RedrivePolicy?.deadLetterTargetArn);
      expect(queue.properties.RedrivePolicy.maxReceiveCount).toBe(5);
      expect(queueMappings.some((other) => refersTo(other.properties.EventSourceArn) === dead)).toBe(true);
    }
  });

  test('whoever is named may send confirmed cases, and nothing else to anybody', () => {
    const allowed = made
      .ofType('AWS::SQS::QueuePolicy')
      .flatMap((policy) =>
        policy.properties.PolicyDocument.Statement.filter(
          ({ Effect, Principal }: { Effect: string; Principal: object }) => Effect === 'Allow' && 'AWS' in Principal,
        ).map((statement: object) => [
          bareName(made.target(policy, policy.properties.Queues[0])?.properties.QueueName),
          statement,
        ]),
      );
    const statement = { Action: 'sqs:SendMessage', Principal: { AWS: laboratory } };
    expect(allowed).toEqual([['confirmed-cases', expect.objectContaining(statement)]]);
  });

  test('every consumer reports the messages it failed at one by one, ten at a time, and is not let loose on the tables', () => {
    for (const { properties } of queueMappings) {
      expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(properties.BatchSize).toBe(10);
      expect(properties.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
    }
  });

  test('a message stays invisible for six times as long as its consumer may take', () => {
    for (const mapping of queueMappings) {
      const timeout = functionOf(mapping)?.properties.Timeout;
      const window = mapping.properties.MaximumBatchingWindowInSeconds ?? 0;
      const queue = sourceOf(mapping);
      expect(queue?.properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout + window);
    }
  });

  test('every queue keeps messages for 14 days, encrypted, and takes them over TLS only', () => {
    const policies = made.ofType('AWS::SQS::QueuePolicy');
    for (const queue of queues) {
      expect(queue.properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
      expect(queue.properties.SqsManagedSseEnabled).toBe(true);
      const policy = policies.find((each) => each.properties.Queues.some((one: unknown) => refersTo(one) === queue.id));
      expect(JSON.stringify(policy?.properties.PolicyDocument)).toContain('"aws:SecureTransport":"false"');
    }
  });
});

describe('streams', () => {
  test('every reader starts at the beginning, splits a batch that fails, gives up in bounded time and says where', () => {
    expect(streamMappings.map(nameOf).sort()).toEqual(['count-lines', 'keep-ledger', 'publish-contacts']);
    for (const mapping of streamMappings) {
      const { properties } = mapping;
      expect(properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ParallelizationFactor: 1,
      });
      expect(properties.MaximumRetryAttempts).toBeGreaterThan(0);
      expect(properties.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600);
      const failures = made.target(mapping, properties.DestinationConfig.OnFailure.Destination);
      expect(bareName(failures?.properties.QueueName)).toBe('stream-failures');
    }
  });

  test('no stream has more than two readers', () => {
    const sources = streamMappings.map(({ properties }) => JSON.stringify(properties.EventSourceArn));
    for (const source of sources) expect(sources.filter((each) => each === source).length).toBeLessThanOrEqual(2);
  });

  test('those that count are told their shard by a tumbling window, the others are not', () => {
    const windows = streamMappings.map((each) => [nameOf(each), each.properties.TumblingWindowInSeconds]).sort();
    expect(windows).toEqual([
      ['count-lines', 900],
      ['keep-ledger', 900],
      ['publish-contacts', undefined],
    ]);
  });

  test('a reader is woken only for the sort keys it reads', () => {
    const patterns = streamMappings.map((each) => [
      nameOf(each),
      each.properties.FilterCriteria?.Filters.map((filter: { Pattern: string }) => JSON.parse(filter.Pattern)),
    ]);
    const only = (...keys: string[]) => [{ dynamodb: { Keys: { sk: { S: keys.map((prefix) => ({ prefix })) } } } }];
    expect(patterns.sort()).toEqual([
      ['count-lines', only(...streamed.countLines)],
      ['keep-ledger', undefined],
      ['publish-contacts', only(...streamed.publishContacts)],
    ]);
  });
});
