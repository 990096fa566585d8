import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { ImpactAlarm } from './constructs/impact-alarm.ts';
import {
  apiFaults,
  callsFailed,
  callsNotAllowed,
  functionCalls,
  functionDuration,
  functionErrors,
  functionSuccesses,
  ledgerDifference,
  queueAge,
  queueDepth,
  streamLag,
} from './metrics.ts';
import type { Stage } from './stages.ts';
import { watched } from './watched.ts';

export interface Watch {
  readonly stage: Stage;
  readonly topic: ITopic;
  readonly apiId: string;
}

/** What runs by the clock, and the hours within which it must have ended well once. */
const schedules = [
  {
    name: 'check-ledger',
    hours: 1,
    impact: 'Nobody would hear of somebody who was reported or named and got lost: the ledger is not being checked.',
  },
  {
    name: 'reconcile-calls',
    hours: 1,
    impact: 'Numbers stay locked after calls whose end nobody told, and calls whose operator went away stay open.',
  },
  {
    name: 'build-snapshot',
    hours: 3,
    impact: 'Epidemiologists read figures that are hours old, and take them for those of today.',
  },
] as const;

/** Every alarm there is. Metrics are of five minutes. */
export function addAlarms(scope: Construct, { stage, topic, apiId }: Watch): void {
  const house = { stage, topic };
  new ImpactAlarm(scope, 'confirmed-cases-wait', {
    ...house,
    metric: queueAge(stage, 'confirmed-cases'),
    above: 15 * 60,
    impact: 'People who tested positive are not on any work list; nobody calls them or their contacts.',
    runbook: 'cases-wait',
  });
  new ImpactAlarm(scope, 'named-contacts-wait', {
    ...house,
    metric: queueAge(stage, 'named-contacts'),
    above: 15 * 60,
    impact: 'Contacts who were named are not called; they go on meeting people.',
    runbook: 'contacts-wait',
  });
  new ImpactAlarm(scope, 'call-events-wait', {
    ...house,
    metric: queueAge(stage, 'call-events'),
    above: 10 * 60,
    impact: 'Numbers stay locked after their calls have ended: the next of a household is put off for no reason.',
    runbook: 'call-events-wait',
  });
  new ImpactAlarm(scope, 'graph-changes-wait', {
    ...house,
    metric: queueAge(stage, 'graph-changes'),
    above: 60 * 60,
    impact: 'Contact networks and clusters are shown as they were an hour ago; calls are not concerned.',
    runbook: 'graph-changes-wait',
  });
  new ImpactAlarm(scope, 'calls-fail', {
    ...house,
    metric: callsFailed(stage),
    above: 10,
    impact: 'Nobody is called through Amazon Connect: operators dial by hand, or wait.',
    runbook: 'calls-fail',
  });
  new ImpactAlarm(scope, 'calls-not-allowed', {
    ...house,
    metric: callsNotAllowed(stage),
    above: 0,
    impact: 'Some people can be dialled by hand only: Amazon Connect may not call their country.',
    runbook: 'a-country-may-not-be-called',
  });
  for (const name of watched.deadLetters) {
    new ImpactAlarm(scope, `${name}-stay`, {
      ...house,
      metric: queueAge(stage, name),
      above: 60 * 60,
      impact: 'Messages that we failed at are not being kept as set-aside items; after 14 days the queue forgets them.',
      runbook: 'dead-letters-stay',
    });
  }
  new ImpactAlarm(scope, 'messages-failed', {
    ...house,
    metric: functionCalls(stage, 'drain-dead-letters'),
    above: 0,
    impact: 'Cases or contacts were set aside for a fault of ours; nobody calls them until they are re-driven.',
    runbook: 'we-failed-at-a-message',
  });
  new ImpactAlarm(scope, 'stream-records-given-up', {
    ...house,
    metric: queueDepth(stage, 'stream-failures'),
    above: 0,
    impact: 'An interview may not have been published, or the ledger not kept: named contacts may never be called.',
    runbook: 'a-stream-record-was-given-up',
  });
  new ImpactAlarm(scope, 'ledger-does-not-balance', {
    ...house,
    metric: ledgerDifference(stage),
    above: 0,
    periods: 2,
    impact: 'Somebody was reported or named, and nothing became of it: they are on no list, and nobody calls.',
    runbook: 'the-ledger-does-not-balance',
  });
  for (const name of watched.streamReaders) {
    new ImpactAlarm(scope, `${name}-lags`, {
      ...house,
      metric: streamLag(stage, name),
      above: 10 * 60 * 1000,
      periods: 2,
      impact: 'What was stored is not passed on: contacts wait, counts are old. After 24 hours records are lost.',
      runbook: 'a-stream-lags',
    });
  }
  for (const name of [
    ...watched.queueReaders,
    ...watched.streamReaders,
    ...watched.scheduled,
    ...watched.routeFunctions,
  ]) {
    new ImpactAlarm(scope, `${name}-fails`, {
      ...house,
      metric: functionErrors(stage, name),
      above: 0,
      periods: 3,
      impact: `${name} keeps failing: what it does for cases, contacts or operators is late or not done.`,
      runbook: 'a-function-fails',
    });
  }
  for (const { name, hours, impact } of schedules) {
    new ImpactAlarm(scope, `${name}-stands-still`, {
      ...house,
      metric: functionSuccesses(stage, name, Duration.hours(hours)),
      belowOrSilentAt: 1,
      impact,
      runbook: 'a-schedule-stands-still',
    });
  }
  new ImpactAlarm(scope, 'api-fails', {
    ...house,
    metric: apiFaults(apiId),
    above: 5,
    impact: 'Operators are told to try again; interviews cannot be stored.',
    runbook: 'the-api-fails',
  });
  new ImpactAlarm(scope, 'claims-slow', {
    ...house,
    metric: functionDuration(stage, 'claim-call'),
    above: 2_000,
    periods: 3,
    impact: 'Operators sit and wait for their next call; a shift calls fewer people than it could.',
    runbook: 'claims-are-slow',
  });
}
