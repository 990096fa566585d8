import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { serveRoute } from '../../shared/runtime/http.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { rememberStaff } from '../../shared/runtime/staff-memory.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { whoAmI } from './who-am-i.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const desk = {
  staff: rememberStaff({ client, table: env.DESK_TABLE }, async () => ({ policy: await policy() })),
  clock: systemClock(),
};

export const handler = serveRoute(routes.whoAmI, env.ROLES_CLAIM, async (_event, user) => ({
  body: await whoAmI(desk, user),
  operation: 'told',
}));
