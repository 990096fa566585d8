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
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { remember } from '../../shared/runtime/remember.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { readWorkLists } from '../../shared/storage/staff.ts';
import { claimCall } from './claim-call.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = readPolicy(defaultPolicy);
/** Milliseconds for which a change of somebody's lists may go unnoticed. */
const listsRemembered = 60_000;
const desk = {
  client,
  people: env.PEOPLE_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  workLists: remember(listsRemembered, 2_000, Date.now, (operator) =>
    readWorkLists({ client, table: env.DESK_TABLE }, operator, policy),
  ),
  policy,
  protocols: z.parse(z.array(Protocol), protocols),
  clock: systemClock(),
  pause: pauseWithJitter,
  chance: Math.random,
};

export const handler = serveRoute(routes.claimCall, env.ROLES_CLAIM, (_event, user) => claimCall(desk, user.id));
