import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { routes } from '../../shared/api/routes.ts';
import defaultPolicy from '../../shared/domain/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../shared/domain/policy.ts';
import { Protocol } from '../../shared/domain/protocol.ts';
import protocols from '../../shared/domain/protocols.json' with { type: 'json' };
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { serveRoute } from '../../shared/runtime/http.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { claimCall } from './claim-call.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const desk = {
  client: meterClient(new DynamoDBClient({})),
  people: env.PEOPLE_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  desk: env.DESK_TABLE,
  audit: env.AUDIT_TABLE,
  policy: readPolicy(defaultPolicy),
  protocols: z.parse(z.array(Protocol), protocols),
  clock: systemClock(),
  pause: (milliseconds: number) => wait(milliseconds * (0.5 + Math.random())),
  chance: Math.random,
};

export const handler = serveRoute(routes.claimCall, env.ROLES_CLAIM, (_event, user) => claimCall(desk, user.id));
