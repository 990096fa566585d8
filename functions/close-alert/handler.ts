import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CloseAlertRequest } from '../../shared/api/emergency.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { closeAlert } from './close-alert.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const closing = {
  client: meterClient(new DynamoDBClient({})),
  people: env.PEOPLE_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.closeAlert, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(CloseAlertRequest, event);
  if (isRefused(request)) return request;
  const body = await closeAlert(closing, user.id, event.pathParameters?.alert ?? '', request);
  return isRefused(body) ? body : { body, operation: body.status };
});
