import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { RingBackRequest } from '../../shared/api/passing-on.ts';
import * as routes from '../../shared/api/routes.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { readLookupKeys } from '../../shared/runtime/lookup-keys.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { phoneReader } from '../../shared/runtime/phone-numbers.ts';
import { openSettings } from '../../shared/runtime/settings.ts';
import { rememberStaff } from '../../shared/runtime/staff-memory.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { openRingBack } from './open-ring-back.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const settings = openSettings(client, env.DESK_TABLE);
const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });
const desk = {
  client,
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  macs: await readLookupKeys(new KMSClient({}), env.LOOKUP_KEYS),
  readPhone: phoneReader(env.DEFAULT_COUNTRY),
  staff: rememberStaff({ client, table: env.DESK_TABLE }, settings),
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.openRingBack, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(RingBackRequest, event);
  if (isRefused(request)) return request;
  const now = await settings();
  const body = await openRingBack({ ...desk, ...now, policy: await sharded(now.policy) }, user.id, request);
  return isRefused(body) ? body : { body, operation: body.task === undefined ? 'asked-who' : 'opened' };
});
