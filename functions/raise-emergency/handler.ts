import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EmergencyRequest } from '../../shared/api/emergency.ts';
import * as routes from '../../shared/api/routes.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { raiseEmergency } from './raise-emergency.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const raising = {
  client,
  people: env.PEOPLE_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  clock: systemClock(),
  pause: pauseWithJitter,
};

const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });

export const handler = serveRoute(routes.raiseEmergency, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(EmergencyRequest, event);
  if (isRefused(request)) return request;
  const live = { ...raising, policy: await sharded(await policy()) };
  const body = await raiseEmergency(live, user.id, event.pathParameters?.task ?? '', request);
  return isRefused(body) ? body : { body, operation: body.status };
});
