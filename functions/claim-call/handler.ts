import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ClaimRequest } from '../../shared/api/calls.ts';
import * as routes from '../../shared/api/routes.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openSettings } from '../../shared/runtime/settings.ts';
import { rememberStaff } from '../../shared/runtime/staff-memory.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { claimCall } from './claim-call.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const settings = openSettings(client, env.DESK_TABLE);
const desk = {
  client,
  people: env.PEOPLE_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  staff: rememberStaff({ client, table: env.DESK_TABLE }, settings),
  clock: systemClock(),
  pause: pauseWithJitter,
};

const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });

export const handler = serveRoute(routes.claimCall, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(ClaimRequest, event);
  if (isRefused(request)) return request;
  const now = await settings();
  return claimCall({ ...desk, ...now, policy: await sharded(now.policy) }, user.id, request);
});
