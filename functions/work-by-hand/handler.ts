import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { ByHandRequest } from '../../shared/api/by-hand.ts';
import * as routes from '../../shared/api/routes.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { readLookupKeys } from '../../shared/runtime/lookup-keys.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { phoneReader } from '../../shared/runtime/phone-numbers.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { workByHand } from './work-by-hand.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });
const desk = {
  client,
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  macs: await readLookupKeys(new KMSClient({}), env.LOOKUP_KEYS),
  readPhone: phoneReader(env.DEFAULT_COUNTRY),
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.workByHand, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(ByHandRequest, event);
  if (isRefused(request)) return request;
  const live = { ...desk, policy: await sharded(await policy()) };
  const body = await workByHand(live, user.id, event.pathParameters?.task ?? '', request);
  return isRefused(body) ? body : { body, operation: `${body.status}:${request.did}` };
});
