import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as routes from '../../shared/api/routes.ts';
import { PauseRequest, SurgeRequest } from '../../shared/api/tasks.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { pauseList, switchSurge } from './switch-desk.ts';

const env = readEnv(Env, process.env);
const desk = { client: meterClient(new DynamoDBClient({})), table: env.DESK_TABLE };
const switching = { desk, clock: systemClock(), pause: pauseWithJitter };

export const handler = byRoute(
  [
    routes.pauseList,
    serveRoute(routes.pauseList, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(PauseRequest, event);
      if (isRefused(request)) return request;
      const body = await pauseList(switching, user.id, request);
      return isRefused(body) ? body : { body, operation: request.paused ? 'paused' : 'opened' };
    }),
  ],
  [
    routes.switchSurge,
    serveRoute(routes.switchSurge, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(SurgeRequest, event);
      if (isRefused(request)) return request;
      const body = await switchSurge(switching, user.id, request);
      return { body, operation: request.on ? 'surge-on' : 'surge-off' };
    }),
  ],
);
