import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { FlagsQuery, WorkFlagRequest } from '../../shared/api/flags.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openSettings } from '../../shared/runtime/settings.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { bucketStore } from '../../shared/storage/objects.ts';
import { Env } from './env.ts';
import { listFlags, workFlag } from './work-flags.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const settings = openSettings(client, env.DESK_TABLE);
const flagging = {
  client,
  caseFiles: env.CASE_FILES_TABLE,
  store: bucketStore(new S3Client({}), env.SNAPSHOTS_BUCKET),
  profiles: async () => (await settings()).profiles,
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = byRoute(
  [
    routes.listFlags,
    serveRoute(routes.listFlags, env.ROLES_CLAIM, async (event) => {
      const query = readFields(FlagsQuery, event.queryStringParameters ?? {});
      if (isRefused(query)) return query;
      const body = await listFlags(flagging, query);
      return isRefused(body) ? body : { body, operation: 'listed' };
    }),
  ],
  [
    routes.workFlag,
    serveRoute(routes.workFlag, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(WorkFlagRequest, event);
      if (isRefused(request)) return request;
      const body = await workFlag(flagging, user.id, event.pathParameters?.flag ?? '', request);
      return isRefused(body) ? body : { body, operation: body.state };
    }),
  ],
);
