import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { serveRoute } from '../../shared/runtime/http.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { readDay } from './read-day.ts';

const env = readEnv(Env, process.env);
const reading = {
  client: meterClient(new DynamoDBClient({})),
  callQueue: env.CALL_QUEUE_TABLE,
  desk: env.DESK_TABLE,
  clock: systemClock(),
};

export const handler = serveRoute(routes.readDay, env.ROLES_CLAIM, async (_event, user) => ({
  body: await readDay(reading, user.id),
  operation: 'read',
}));
