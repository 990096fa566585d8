import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { FinishRequest } from '../../shared/api/calls.ts';
import { routes } from '../../shared/api/routes.ts';
import defaultPolicy from '../../shared/domain/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../shared/domain/policy.ts';
import { Protocol } from '../../shared/domain/protocol.ts';
import protocols from '../../shared/domain/protocols.json' with { type: 'json' };
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { finishCall } from './finish-call.ts';

const env = readEnv(Env, process.env);
const desk = {
  client: meterClient(new DynamoDBClient({})),
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  policy: readPolicy(defaultPolicy),
  protocols: z.parse(z.array(Protocol), protocols),
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.finishCall, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(FinishRequest, event);
  if (isRefused(request)) return request;
  const body = await finishCall(desk, user.id, event.pathParameters?.task ?? '', request);
  return isRefused(body) ? body : { body, operation: `${body.status}:${request.outcome}` };
});
