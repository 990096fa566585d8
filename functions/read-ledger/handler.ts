import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as routes from '../../shared/api/routes.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { serveRoute } from '../../shared/runtime/http.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { readLedger } from './read-ledger.ts';

const env = readEnv(Env, process.env);
const counters = { client: meterClient(new DynamoDBClient({})), table: env.CALL_QUEUE_TABLE };

export const handler = serveRoute(routes.readLedger, env.ROLES_CLAIM, async () => ({
  body: await readLedger(counters),
  operation: 'read',
}));
