import { ConnectClient } from '@aws-sdk/client-connect';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { PlaceRequest } from '../../shared/api/place.ts';
import * as routes from '../../shared/api/routes.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { measureOf } from '../../shared/runtime/log.ts';
import { readLookupKeys } from '../../shared/runtime/lookup-keys.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { readStaff } from '../../shared/storage/staff.ts';
import { amazonConnect, readFlows } from '../../shared/telephony/amazon-connect.ts';
import { Env } from './env.ts';
import { placeCall } from './place-call.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });
/** The deployment's word for what it has not. */
const none = 'none';
const instance = {
  instanceId: env.CONNECT_INSTANCE,
  flows: readFlows(env.CONNECT_FLOWS),
  callerId: env.CONNECT_CALLER_ID === none ? undefined : env.CONNECT_CALLER_ID,
};
const desk = {
  client,
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  macs: await readLookupKeys(new KMSClient({}), env.LOOKUP_KEYS),
  dialer: instance.instanceId === none ? undefined : amazonConnect(new ConnectClient({}), instance),
  agentOf: async (operator: string) =>
    env.CONNECT_AGENTS === 'sign-in' ? operator : (await readStaff({ client, table: env.DESK_TABLE }, operator))?.agent,
  measure: measureOf(process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'place-call', Date.now),
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.placeCall, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(PlaceRequest, event);
  if (isRefused(request)) return request;
  const live = { ...desk, policy: await sharded(await policy()) };
  return placeCall(live, user.id, event.pathParameters?.task ?? '', request);
});
