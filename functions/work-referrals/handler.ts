import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ReferralStateRequest, ReferralsQuery } from '../../shared/api/referrals.ts';
import * as routes from '../../shared/api/routes.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { rememberStaff } from '../../shared/runtime/staff-memory.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { readLateReferrals } from './late-referrals.ts';
import { readReferrals, tellReferral } from './work-referrals.ts';

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
  staff: rememberStaff({ client, table: env.DESK_TABLE }, async () => ({ policy: await policy() })),
  clock: systemClock(),
  pause: pauseWithJitter,
};
const desk = async () => ({ ...fixed, policy: await sharded(await policy()) });

export const handler = byRoute(
  [
    routes.readReferrals,
    serveRoute(routes.readReferrals, env.ROLES_CLAIM, async (event, user) => {
      const query = readFields(ReferralsQuery, event.queryStringParameters ?? {});
      if (isRefused(query)) return query;
      const body = await readReferrals(await desk(), user, query.list);
      return isRefused(body) ? body : { body, operation: 'listed' };
    }),
  ],
  [
    routes.readLateReferrals,
    serveRoute(routes.readLateReferrals, env.ROLES_CLAIM, async () => ({
      body: await readLateReferrals({ ...fixed, policy: await policy() }),
      operation: 'late',
    })),
  ],
  [
    routes.tellReferral,
    serveRoute(routes.tellReferral, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(ReferralStateRequest, event);
      if (isRefused(request)) return request;
      const body = await tellReferral(await desk(), user, event.pathParameters?.referral ?? '', request);
      return isRefused(body) ? body : { body, operation: request.state };
    }),
  ],
);
