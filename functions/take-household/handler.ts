import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { TakeHouseholdRequest } from '../../shared/api/household.ts';
import * as routes from '../../shared/api/routes.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { readLookupKeys } from '../../shared/runtime/lookup-keys.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openSettings } from '../../shared/runtime/settings.ts';
import { rememberStaff } from '../../shared/runtime/staff-memory.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { countHousehold, type Desk, takeHousehold } from './take-household.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const settings = openSettings(client, env.DESK_TABLE);
const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });
const wired = {
  client,
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  macs: await readLookupKeys(new KMSClient({}), env.LOOKUP_KEYS),
  staff: rememberStaff({ client, table: env.DESK_TABLE }, settings),
  clock: systemClock(),
  pause: pauseWithJitter,
};

async function desk(): Promise<Desk> {
  const now = await settings();
  return { ...wired, ...now, policy: await sharded(now.policy) };
}

export const handler = byRoute(
  [
    routes.countHousehold,
    serveRoute(routes.countHousehold, env.ROLES_CLAIM, async (event, user) => {
      const body = await countHousehold(await desk(), user.id, event.pathParameters?.task ?? '');
      return isRefused(body) ? body : { body, operation: 'counted' };
    }),
  ],
  [
    routes.takeHousehold,
    serveRoute(routes.takeHousehold, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(TakeHouseholdRequest, event);
      if (isRefused(request)) return request;
      const body = await takeHousehold(await desk(), user.id, event.pathParameters?.task ?? '');
      return isRefused(body) ? body : { body, operation: body.task === null ? 'none' : 'taken' };
    }),
  ],
);
