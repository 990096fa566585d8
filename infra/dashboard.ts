import { Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import {
  apiFaults,
  apiRequests,
  functionDuration,
  functionErrors,
  queueAge,
  queueDepth,
  streamLag,
} from './metrics.ts';
import { nameOf } from './names.ts';
import type { Stage } from './stages.ts';
import { watched } from './watched.ts';

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 });

/** One page, in the order of the work: what came in, what passes it on, what the desk feels. */
export function addDashboard(scope: Construct, { stage, apiId }: { stage: Stage; apiId: string }): void {
  const queues = [...watched.queues, ...watched.deadLetters, 'stream-failures'];
  const functions = [...watched.queueReaders, ...watched.streamReaders, ...watched.routeFunctions];
  new Dashboard(scope, 'dashboard', {
    dashboardName: nameOf(stage, 'pipeline'),
    widgets: [
      [
        graph(
          'Messages waiting',
          queues.map((name) => queueDepth(stage, name)),
        ),
        graph(
          'Oldest message (s)',
          queues.map((name) => queueAge(stage, name)),
        ),
      ],
      [
        graph(
          'Streams: behind by (ms)',
          watched.streamReaders.map((name) => streamLag(stage, name)),
        ),
        graph(
          'Errors',
          functions.map((name) => functionErrors(stage, name)),
        ),
      ],
      [
        graph('Requests and faults', [apiRequests(apiId), apiFaults(apiId)]),
        graph(
          'What an operator waits (ms, p99)',
          watched.routeFunctions.map((name) => functionDuration(stage, name)),
        ),
      ],
    ],
  });
}
