import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duration, type Stack } from 'aws-cdk-lib';
import { type EventPattern, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Function as LambdaCode } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, expect, test, vi } from 'vitest';
import { readAssembly } from '../../local/runner/assembly.ts';
import { deploy } from '../../local/runner/deployment.ts';
import { passes } from '../../local/runner/filter.ts';
import { plan } from '../../local/runner/plan.ts';
import { synthesiseFixture } from '../support/local-assembly.ts';

// The first synthesis of a process loads all of CDK.
vi.setConfig({ testTimeout: 60_000 });
const place = mkdtempSync(join(tmpdir(), 'ringtrace-rules-'));
afterAll(() => rmSync(place, { recursive: true }));
let made = 0;

const planned = (add: (stack: Stack) => void) => {
  made += 1;
  const directory = synthesiseFixture(join(place, String(made)), add);
  return plan(deploy(readAssembly(directory), { apiUrl: 'http://127.0.0.1:1', sqsPort: 1 }));
};

const withRule = (eventPattern: EventPattern, message?: RuleTargetInput) => (stack: Stack) => {
  const queue = new Queue(stack, 'calls', { queueName: 'ringtrace-local-calls' });
  new Rule(stack, 'rule', { eventPattern, targets: [new SqsQueue(queue, message && { message })] });
};

test('a rule with a pattern sends what it matches to its queue, and nothing else', () => {
  const pattern = { source: ['aws.connect'], detail: { channel: [{ prefix: 'VO' }] } };
  const { eventRules, schedules } = planned(withRule(pattern));
  expect(schedules).toEqual([]);
  expect(eventRules).toMatchObject([{ queues: ['ringtrace-local-calls'] }]);
  const takes = (event: object) => passes([eventRules[0]?.pattern ?? {}], event);
  expect(takes({ source: 'aws.connect', detail: { channel: 'VOICE' } })).toBe(true);
  expect(takes({ source: 'aws.connect', detail: { channel: 'CHAT' } })).toBe(false);
  expect(takes({ source: 'aws.s3', detail: { channel: 'VOICE' } })).toBe(false);
});

test('an operator of a pattern that the runner does not know is an error, and no silence', () => {
  const numeric = { detail: { n: [{ numeric: ['>', 0] }] } };
  expect(() => planned(withRule(numeric))).toThrow(/does not know the event filter/);
});

test('a rule that changes the event, or sends it to anything but a queue, is an error', () => {
  const changed = withRule({ source: ['aws.connect'] }, RuleTargetInput.fromText('something else'));
  expect(() => planned(changed)).toThrow(/sends events as they are/);
  const toFunction = (stack: Stack) => {
    const fn = LambdaCode.fromFunctionName(stack, 'elsewhere', 'elsewhere');
    new Rule(stack, 'rule', { eventPattern: { source: ['x'] }, targets: [new LambdaFunction(fn)] });
  };
  expect(() => planned(toFunction)).toThrow(/queues only/);
});

test('a schedule stays a schedule', () => {
  const scheduled = (stack: Stack) => void new Rule(stack, 'r', { schedule: Schedule.rate(Duration.minutes(5)) });
  expect(planned(scheduled).eventRules).toEqual([]);
});
