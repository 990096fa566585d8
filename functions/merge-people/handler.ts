import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { MergeRequest } from '../../shared/api/merges.ts';
import type { Route } from '../../shared/api/route.ts';
import * as routes from '../../shared/api/routes.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { readLookupKeys } from '../../shared/runtime/lookup-keys.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { mergePeople } from './merge-people.ts';
import { partPeople, tellApart } from './part-people.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });
const desk = {
  client,
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  macs: await readLookupKeys(new KMSClient({}), env.LOOKUP_KEYS),
  clock: systemClock(),
  pause: pauseWithJitter,
};

const serve = (route: Route, judge: typeof mergePeople) =>
  [
    route,
    serveRoute(route, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(MergeRequest, event);
      if (isRefused(request)) return request;
      const live = { ...desk, policy: await sharded(await policy()) };
      const body = await judge(live, user, event.pathParameters?.person ?? '', request);
      return isRefused(body) ? body : { body, operation: body.status };
    }),
  ] as const;

export const handler = byRoute(
  serve(routes.mergePeople, mergePeople),
  serve(routes.partPeople, partPeople),
  serve(routes.tellApart, tellApart),
);
