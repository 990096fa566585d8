import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as routes from '../../shared/api/routes.ts';
import { KeepStaffRequest, StaffQuery } from '../../shared/api/staff.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { keepStaff, listStaff } from './keep-staff.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });
const keeping = {
  client,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  desk: { client, table: env.DESK_TABLE },
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = byRoute(
  [
    routes.listStaff,
    serveRoute(routes.listStaff, env.ROLES_CLAIM, async (event) => {
      const query = readFields(StaffQuery, event.queryStringParameters ?? {});
      return isRefused(query) ? query : { body: await listStaff(keeping, query.after), operation: 'listed' };
    }),
  ],
  [
    routes.keepStaff,
    serveRoute(routes.keepStaff, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(KeepStaffRequest, event);
      if (isRefused(request)) return request;
      const body = await keepStaff({ ...keeping, policy: await sharded(await policy()) }, user.id, request);
      return isRefused(body) ? body : { body, operation: request.dryRun ? 'compared' : 'kept' };
    }),
  ],
);
