import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { RenewRequest } from '../../shared/api/calls.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { renewClaim } from './renew-claim.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const renewing = {
  queue: { client, table: env.CALL_QUEUE_TABLE },
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.renewClaim, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(RenewRequest, event);
  if (isRefused(request)) return request;
  const live = { ...renewing, policy: await policy() };
  const body = await renewClaim(live, user.id, event.pathParameters?.task ?? '', request.epoch);
  return isRefused(body) ? body : { body, operation: 'renewed' };
});
