import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { DetailsRequest, NumberRequest } from '../../shared/api/details.ts';
import * as routes from '../../shared/api/routes.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { readLookupKeys } from '../../shared/runtime/lookup-keys.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { phoneReader } from '../../shared/runtime/phone-numbers.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { learnDetails } from './learn-details.ts';
import { learnNumber } from './learn-number.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });
const fixed = {
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

const desk = async () => ({ ...fixed, policy: await sharded(await policy()) });

export const handler = byRoute(
  [
    routes.learnDetails,
    serveRoute(routes.learnDetails, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(DetailsRequest, event);
      if (isRefused(request)) return request;
      const body = await learnDetails(await desk(), user.id, event.pathParameters?.task ?? '', request);
      return isRefused(body) ? body : { body, operation: body.status };
    }),
  ],
  [
    routes.learnNumber,
    serveRoute(routes.learnNumber, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(NumberRequest, event);
      if (isRefused(request)) return request;
      const body = await learnNumber(await desk(), user.id, event.pathParameters?.task ?? '', request);
      return isRefused(body) ? body : { body, operation: request.phones === undefined ? 'knows-none' : body.status };
    }),
  ],
);
