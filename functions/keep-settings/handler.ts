import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { refuse } from '../../shared/api/problem.ts';
import * as routes from '../../shared/api/routes.ts';
import { ApplyRequest, CompareRequest } from '../../shared/api/settings.ts';
import { SettingKind } from '../../shared/domain/desk/settings-head.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { applyProposed, compareSettings, showHistory, showSetting, showSettings } from './keep-settings.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const keeping = {
  desk: { client, table: env.DESK_TABLE },
  queue: { client, table: env.CALL_QUEUE_TABLE },
  clock: systemClock(),
};

export const handler = byRoute(
  [
    routes.readSettings,
    serveRoute(routes.readSettings, env.ROLES_CLAIM, async () => ({
      body: await showSettings(keeping),
      operation: 'shown',
    })),
  ],
  [
    routes.readSettingsHistory,
    serveRoute(routes.readSettingsHistory, env.ROLES_CLAIM, async () => ({
      body: await showHistory(keeping),
      operation: 'history',
    })),
  ],
  [
    routes.readSetting,
    serveRoute(routes.readSetting, env.ROLES_CLAIM, async ({ pathParameters = {} }) => {
      const kind = z.safeParse(SettingKind, pathParameters.kind);
      if (!kind.success || !/^\d{1,9}$/.test(pathParameters.version ?? '')) return refuse('no-such-setting');
      const body = await showSetting(keeping, kind.data, pathParameters.name ?? '', Number(pathParameters.version));
      return isRefused(body) ? body : { body, operation: 'document' };
    }),
  ],
  [
    routes.compareSettings,
    serveRoute(routes.compareSettings, env.ROLES_CLAIM, async (event) => {
      const request = readBody(CompareRequest, event);
      if (isRefused(request)) return request;
      const body = await compareSettings(keeping, request);
      return isRefused(body) ? body : { body, operation: 'compared' };
    }),
  ],
  [
    routes.applySettings,
    serveRoute(routes.applySettings, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(ApplyRequest, event);
      if (isRefused(request)) return request;
      const body = await applyProposed(keeping, user.id, request);
      return isRefused(body) ? body : { body, operation: body.status };
    }),
  ],
);
