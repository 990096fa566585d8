import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ReleaseRequest } from '../../shared/api/calls.ts';
import * as routes from '../../shared/api/routes.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { releaseCall } from './release-call.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const releasing = {
  client,
  people: env.PEOPLE_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  clock: systemClock(),
  pause: pauseWithJitter,
};

const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });

export const handler = serveRoute(routes.releaseCall, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(ReleaseRequest, event);
  if (isRefused(request)) return request;
  const live = { ...releasing, policy: await sharded(await policy()) };
  const body = await releaseCall(live, user.id, event.pathParameters?.task ?? '', request);
  return isRefused(body) ? body : { body, operation: body.status };
});
