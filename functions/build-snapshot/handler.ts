import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { BuildRequest } from '../../shared/api/metrics.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { log } from '../../shared/runtime/log.ts';
import { countingUnits, meterClient } from '../../shared/runtime/units.ts';
import { bucketStore } from '../../shared/storage/objects.ts';
import { buildSnapshot } from './build-snapshot.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const building = {
  client: meterClient(new DynamoDBClient({})),
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  store: bucketStore(new S3Client({}), env.SNAPSHOTS_BUCKET),
  clock: systemClock(),
  segments: 8,
};

const asked = serveRoute(routes.buildSnapshot, env.ROLES_CLAIM, async (event) => {
  const request = readBody(BuildRequest, event);
  return isRefused(request) ? request : { body: await buildSnapshot(building), operation: 'built' };
});

type Event = Parameters<typeof asked>[0];

/** By its schedule, or because somebody asked for it over the API. */
export const handler = async (event: Event | { readonly source: string }, context: Parameters<typeof asked>[1]) => {
  if ('routeKey' in event) return asked(event, context);
  const { units } = await countingUnits(() => buildSnapshot(building));
  log('units', { function: 'build-snapshot', operation: 'scheduled', ...units });
  return undefined;
};
