import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { routes } from '../../shared/api/routes.ts';
import defaultPolicy from '../../shared/domain/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../shared/domain/policy.ts';
import { Protocol } from '../../shared/domain/protocol.ts';
import protocols from '../../shared/domain/protocols.json' with { type: 'json' };
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { rememberStaff } from '../../shared/runtime/staff-memory.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { claimCall } from './claim-call.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = readPolicy(defaultPolicy);
const desk = {
  client,
  people: env.PEOPLE_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  staff: rememberStaff({ client, table: env.DESK_TABLE }, policy),
  policy,
  protocols: z.parse(z.array(Protocol), protocols),
  clock: systemClock(),
  pause: pauseWithJitter,
};

const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });

export const handler = serveRoute(routes.claimCall, env.ROLES_CLAIM, async (_event, user) =>
  claimCall({ ...desk, policy: await sharded(policy) }, user.id),
);
