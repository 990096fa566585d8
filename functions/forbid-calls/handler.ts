import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DoNotCallRequest } from '../../shared/api/do-not-call.ts';
import * as routes from '../../shared/api/routes.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { forbidCalls } from './forbid-calls.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });
const desk = {
  client,
  people: env.PEOPLE_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.forbidCalls, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(DoNotCallRequest, event);
  if (isRefused(request)) return request;
  const live = { ...desk, policy: await sharded(await policy()) };
  const body = await forbidCalls(live, user.id, event.pathParameters?.person ?? '', request);
  return isRefused(body) ? body : { body, operation: `${body.status}:${request.calls}` };
});
