import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { serveRoute } from '../../shared/runtime/http.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { rememberNames } from '../../shared/runtime/staff-memory.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { readBoard } from './read-board.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const names = rememberNames({ client, table: env.DESK_TABLE });
const clock = systemClock();

export const handler = serveRoute(routes.readBoard, env.ROLES_CLAIM, async () => ({
  body: await readBoard({ client, table: env.CALL_QUEUE_TABLE }, await policy(), clock(), await names()),
  operation: 'read',
}));
