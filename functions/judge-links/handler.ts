import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { JudgeRequest } from '../../shared/api/graph.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { judgeLink } from './judge-links.ts';

const env = readEnv(Env, process.env);
const judging = {
  client: meterClient(new DynamoDBClient({})),
  caseFiles: env.CASE_FILES_TABLE,
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.judgeLink, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(JudgeRequest, event);
  if (isRefused(request)) return request;
  const body = await judgeLink(judging, user.id, event.pathParameters?.person ?? '', request);
  return isRefused(body) ? body : { body, operation: body.status };
});
