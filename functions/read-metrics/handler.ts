import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import {
  ClustersQuery,
  CurveQuery,
  GenerationsQuery,
  IndicatorQuery,
  IndicatorsQuery,
  OffspringQuery,
  SecondaryAttackQuery,
  SerialIntervalQuery,
} from '../../shared/api/metrics.ts';
import type { Refused } from '../../shared/api/problem.ts';
import type { Route } from '../../shared/api/route.ts';
import * as routes from '../../shared/api/routes.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { openSettings } from '../../shared/runtime/settings.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { bucketStore } from '../../shared/storage/objects.ts';
import type { Snapshot } from '../../shared/storage/snapshots.ts';
import { Env } from './env.ts';
import { readSnapshots } from './list-snapshots.ts';
import type { Metrics } from './question.ts';
import { readClusters } from './read-clusters.ts';
import { readCurve } from './read-curve.ts';
import { readGenerations } from './read-generations.ts';
import { readIndicator, readIndicators } from './read-indicators.ts';
import { readOffspring } from './read-offspring.ts';
import { readSecondaryAttack } from './read-secondary-attack.ts';
import { readSerialInterval } from './read-serial-interval.ts';

const env = readEnv(Env, process.env);
const store = bucketStore(new S3Client({}), env.SNAPSHOTS_BUCKET);
const settings = openSettings(meterClient(new DynamoDBClient({})), env.DESK_TABLE);
const opened = new Map<string, Snapshot>();

/** A question of the metrics, its query read. */
function asked<Query extends z.ZodMiniType>(
  route: Route,
  schema: Query,
  operation: string,
  answer: (metrics: Metrics & { policy: Policy }, query: z.output<Query>, named: string) => Promise<unknown>,
) {
  return [
    route,
    serveRoute(route, env.ROLES_CLAIM, async ({ queryStringParameters, pathParameters }) => {
      const query: z.output<Query> | Refused = readFields(schema, queryStringParameters ?? {});
      if (isRefused(query)) return query;
      const { profiles, policy } = await settings();
      const body = await answer({ store, opened, profiles, policy }, query, pathParameters?.indicator ?? '');
      return isRefused(body) ? body : { body, operation };
    }),
  ] as const;
}

export const handler = byRoute(
  asked(routes.listSnapshots, z.strictObject({}), 'snapshots', readSnapshots),
  asked(routes.readOffspring, OffspringQuery, 'offspring', readOffspring),
  asked(routes.readSerialInterval, SerialIntervalQuery, 'serial-interval', readSerialInterval),
  asked(routes.readGenerations, GenerationsQuery, 'generations', readGenerations),
  asked(routes.readClusters, ClustersQuery, 'clusters', readClusters),
  asked(routes.readCurve, CurveQuery, 'curve', readCurve),
  asked(routes.readSecondaryAttack, SecondaryAttackQuery, 'secondary-attack', readSecondaryAttack),
  asked(routes.readIndicators, IndicatorsQuery, 'indicators', readIndicators),
  asked(routes.readIndicator, IndicatorQuery, 'indicator', readIndicator),
);
