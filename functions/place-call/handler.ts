import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { PlaceRequest } from '../../shared/api/place.ts';
import { routes } from '../../shared/api/routes.ts';
import defaultPolicy from '../../shared/domain/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../shared/domain/policy.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { readLookupKeys } from '../../shared/runtime/lookup-keys.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { placeCall } from './place-call.ts';

const env = readEnv(Env, process.env);
const desk = {
  client: meterClient(new DynamoDBClient({})),
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  policy: readPolicy(defaultPolicy),
  macs: await readLookupKeys(new KMSClient({}), env.LOOKUP_KEYS),
  dialer: undefined,
  agentOf: async () => undefined,
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.placeCall, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(PlaceRequest, event);
  return isRefused(request) ? request : placeCall(desk, user.id, event.pathParameters?.task ?? '', request);
});
