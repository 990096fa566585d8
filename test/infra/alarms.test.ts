import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { watched } from '../../infra/watched.ts';
import { bareName, forget, ownProvider, synthesise } from './synthesised.ts';

const made = await synthesise({ stage: 'production', ...ownProvider, alarmEmail: 'alarms@example.org' });
afterAll(() => forget(made));

const alarms = made.ofType('AWS::CloudWatch::Alarm').map((each) => each.properties);
const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const sections = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = ''] = section.split('\n');
      return [heading.toLowerCase().replaceAll(' ', '-'), section] as const;
    }),
);
const anchorOf = (description: string) => description.match(/ See docs\/runbook\.md#([a-z-]+)$/)?.[1] ?? '';

describe('alarms', () => {
  test('each says who is hurt, and names a section of the runbook that is there', () => {
    expect(alarms.length).toBeGreaterThan(20);
    for (const { AlarmName, AlarmDescription } of alarms) {
      expect(AlarmDescription.split(' See docs/')[0].length, AlarmName).toBeGreaterThan(40);
      expect([...sections.keys()], AlarmName).toContain(anchorOf(AlarmDescription));
    }
  });

  test('each section of the runbook says what it means, who is hurt and what to do, and belongs to an alarm', () => {
    const used = new Set(alarms.map((each) => anchorOf(each.AlarmDescription)));
    for (const [anchor, text] of sections) {
      expect(used, anchor).toContain(anchor);
      for (const word of ['**Means**', '**Hurt**', '**Do**']) expect(text, anchor).toContain(word);
    }
  });

  test('each tells somebody, when it rings and when it is over', () => {
    for (const { AlarmName, AlarmActions, OKActions } of alarms) {
      expect(AlarmActions, AlarmName).toHaveLength(1);
      expect(OKActions, AlarmName).toHaveLength(1);
    }
    expect(made.ofType('AWS::SNS::Subscription')[0]?.properties.Endpoint).toBe('alarms@example.org');
  });

  const watchedBy = (metric: string) =>
    alarms
      .filter((each) => each.MetricName === metric)
      .flatMap((each) => each.Dimensions.map((dimension: { Value: string }) => bareName(dimension.Value)))
      .sort();

  test('every queue and every function is watched: what is added and forgotten here fails', () => {
    const queues = made.ofType('AWS::SQS::Queue').map((each) => bareName(each.properties.QueueName));
    expect([...watchedBy('ApproximateAgeOfOldestMessage'), 'stream-failures'].sort()).toEqual(queues.sort());
    expect(watchedBy('ApproximateNumberOfMessagesVisible')).toEqual(['stream-failures']);
    const functions = made.ofType('AWS::Lambda::Function').map((each) => bareName(each.properties.FunctionName));
    expect(watchedBy('Errors')).toEqual(functions.sort());
  });

  test('what runs by the clock rings when it has not ended well, and when it is not heard of', () => {
    const byTheClock = made
      .ofType('AWS::Events::Rule')
      .filter((each) => each.properties.ScheduleExpression !== undefined)
      .map((each) => bareName(made.target(each, each.properties.Targets[0].Arn)?.properties.FunctionName))
      .sort();
    const standing = alarms.filter(({ AlarmName }) => AlarmName.endsWith('-stands-still'));
    expect(standing.map(({ AlarmName }) => bareName(AlarmName).replace('-stands-still', '')).sort()).toEqual(
      byTheClock,
    );
    for (const alarm of standing) {
      expect(alarm).toMatchObject({
        TreatMissingData: 'breaching',
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
      });
      const ids = alarm.Metrics.flatMap(({ MetricStat }: { MetricStat?: { Metric: { MetricName: string } } }) =>
        MetricStat === undefined ? [] : [MetricStat.Metric.MetricName],
      );
      expect(ids.sort()).toEqual(['Errors', 'Invocations']);
    }
  });

  test('every reader of a stream is watched for falling behind', () => {
    expect(watchedBy('IteratorAge')).toEqual([...watched.streamReaders].sort());
  });
});
