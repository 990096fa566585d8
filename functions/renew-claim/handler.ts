import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { RenewRequest } from '../../shared/api/calls.ts';
import { routes } from '../../shared/api/routes.ts';
import defaultPolicy from '../../shared/domain/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../shared/domain/policy.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { renewClaim } from './renew-claim.ts';

const env = readEnv(Env, process.env);
const renewing = {
  queue: { client: meterClient(new DynamoDBClient({})), table: env.CALL_QUEUE_TABLE },
  policy: readPolicy(defaultPolicy),
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.renewClaim, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(RenewRequest, event);
  if (isRefused(request)) return request;
  const body = await renewClaim(renewing, user.id, event.pathParameters?.task ?? '', request.epoch);
  return isRefused(body) ? body : { body, operation: 'renewed' };
});
