import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { nameOf } from './names.ts';
import type { Stage } from './stages.ts';

const period = Duration.minutes(5);

const ofFunction = (metricName: string, statistic: string) => (stage: Stage, name: string) =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { FunctionName: nameOf(stage, name) },
    statistic,
    period,
  });

const ofQueue = (metricName: string) => (stage: Stage, name: string) =>
  new Metric({
    namespace: 'AWS/SQS',
    metricName,
    dimensionsMap: { QueueName: nameOf(stage, name) },
    statistic: Stats.MAXIMUM,
    period,
  });

const ofApi = (metricName: string, statistic: string) => (apiId: string) =>
  new Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap: { ApiId: apiId }, statistic, period });

export const functionErrors = ofFunction('Errors', Stats.SUM);
export const functionCalls = ofFunction('Invocations', Stats.SUM);
/** How often a function ended well. */
export const functionSuccesses = (stage: Stage, name: string, within: Duration) =>
  new MathExpression({
    expression: 'FILL(calls, 0) - FILL(errors, 0)',
    usingMetrics: { calls: functionCalls(stage, name), errors: functionErrors(stage, name) },
    label: `${name} ended well`,
    period: within,
  });
/** Milliseconds, at the 99th percentile. */
export const functionDuration = ofFunction('Duration', 'p99');
/** Milliseconds between the writing of a record and its reading. */
export const streamLag = ofFunction('IteratorAge', Stats.MAXIMUM);
/** Seconds that the oldest message has waited. */
export const queueAge = ofQueue('ApproximateAgeOfOldestMessage');
export const queueDepth = ofQueue('ApproximateNumberOfMessagesVisible');
export const apiRequests = ofApi('Count', Stats.SUM);
export const apiFaults = ofApi('5xx', Stats.SUM);

const ofCalls = (metricName: string) => (stage: Stage) =>
  new Metric({
    namespace: 'Ringtrace',
    metricName,
    dimensionsMap: { FunctionName: nameOf(stage, 'place-call') },
    statistic: Stats.SUM,
    period,
  });

/** Calls that Amazon Connect may not make to that country. */
export const callsNotAllowed = ofCalls('CallsNotAllowed');
/** Calls that it did not start, or of which nobody knows. */
export const callsFailed = ofCalls('CallsFailed');

/**
 * How far the ledger is from balancing, at the quietest moment of six hours: in busy ones there is always something in flight.
 */
export const ledgerDifference = (stage: Stage) =>
  new Metric({
    namespace: 'Ringtrace',
    metricName: 'LedgerDifference',
    dimensionsMap: { FunctionName: nameOf(stage, 'check-ledger') },
    statistic: Stats.MINIMUM,
    period: Duration.hours(6),
  });
