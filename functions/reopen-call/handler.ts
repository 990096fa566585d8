import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ReopenRequest } from '../../shared/api/interviews.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openSettings } from '../../shared/runtime/settings.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { reopenCall } from './reopen-call.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const settings = openSettings(client, env.DESK_TABLE);
const desk = {
  client,
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  audit: env.AUDIT_TABLE,
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.reopenCall, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(ReopenRequest, event);
  if (isRefused(request)) return request;
  const body = await reopenCall({ ...desk, ...(await settings()) }, user.id, event.pathParameters?.task ?? '', request);
  return isRefused(body) ? body : { body, operation: body.status };
});
