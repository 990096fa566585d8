import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PracticeRequest } from '../../shared/api/practice.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { openPractice } from './open-practice.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const desk = {
  client,
  people: env.PEOPLE_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.openPractice, env.ROLES_CLAIM, async (event) => {
  const request = readBody(PracticeRequest, event);
  if (isRefused(request)) return request;
  return { body: await openPractice({ ...desk, policy: await policy() }, request), operation: 'stood' };
});
