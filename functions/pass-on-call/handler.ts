import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AskExpertRequest, HandOverRequest, TransferRequest } from '../../shared/api/passing-on.ts';
import * as routes from '../../shared/api/routes.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { askExpert, handOverCall, transferCall } from './pass-on-call.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });
const fixed = {
  client,
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  clock: systemClock(),
  pause: pauseWithJitter,
};
const desk = async () => ({ ...fixed, policy: await sharded(await policy()) });

export const handler = byRoute(
  [
    routes.transferCall,
    serveRoute(routes.transferCall, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(TransferRequest, event);
      if (isRefused(request)) return request;
      const body = await transferCall(await desk(), user.id, event.pathParameters?.task ?? '', request);
      return isRefused(body) ? body : { body, operation: 'transferred' };
    }),
  ],
  [
    routes.handOverCall,
    serveRoute(routes.handOverCall, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(HandOverRequest, event);
      if (isRefused(request)) return request;
      const body = await handOverCall(await desk(), user.id, event.pathParameters?.task ?? '', request);
      return isRefused(body) ? body : { body, operation: 'handed-over' };
    }),
  ],
  [
    routes.askExpert,
    serveRoute(routes.askExpert, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(AskExpertRequest, event);
      if (isRefused(request)) return request;
      const body = await askExpert(await desk(), user.id, event.pathParameters?.task ?? '', request);
      return isRefused(body) ? body : { body, operation: 'asked' };
    }),
  ],
);
