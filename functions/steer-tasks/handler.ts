import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import type { Route } from '../../shared/api/route.ts';
import * as routes from '../../shared/api/routes.ts';
import { AssignRequest, CloseRequest, ForceReleaseRequest, MoveRequest, TasksQuery } from '../../shared/api/tasks.ts';
import { inUtc, plusMinutes } from '../../shared/domain/dates.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { listTasks } from './list-tasks.ts';
import { type Steer, steerTasks } from './steer-tasks.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const clock = systemClock();
const policy = openPolicy(client, env.DESK_TABLE);
const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });
const steering = {
  client,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  clock,
  pause: pauseWithJitter,
};

const serve = <Schema extends z.ZodMiniType>(
  route: Route,
  schema: Schema,
  steerOf: (request: z.output<Schema>) => Steer,
) =>
  [
    route,
    serveRoute(route, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(schema, event);
      if (isRefused(request)) return request;
      const steer = steerOf(request);
      const body = await steerTasks({ ...steering, policy: await sharded(await policy()) }, user.id, steer);
      return isRefused(body) ? body : { body, operation: steer.dryRun ? 'counted' : steer.act.act };
    }),
  ] as const;

/** Minutes for which a task is kept for whom it was assigned to, where nobody says. */
const assignedMinutes = 60;

const listing = serveRoute(routes.listTasks, env.ROLES_CLAIM, async (event) => {
  const query = readFields(TasksQuery, event.queryStringParameters ?? {});
  if (isRefused(query)) return query;
  const body = await listTasks({ client, table: env.CALL_QUEUE_TABLE }, query, clock());
  return isRefused(body) ? body : { body, operation: 'listed' };
});

export const handler = byRoute(
  [routes.listTasks, listing],
  serve(routes.forceRelease, ForceReleaseRequest, (request) => ({ ...request, act: { act: 'force-release' } })),
  serve(routes.moveTasks, MoveRequest, ({ to, ...request }) => ({ ...request, act: { act: 'move', to } })),
  serve(routes.assignTasks, AssignRequest, ({ to: { operator, until }, ...request }) => {
    const kept = until === undefined ? plusMinutes(clock(), assignedMinutes) : inUtc(until);
    return { ...request, act: { act: 'assign', to: { operator, until: kept } } };
  }),
  serve(routes.closeTasks, CloseRequest, ({ alsoHeld = false, ...request }) => ({
    ...request,
    act: { act: 'close', alsoHeld },
  })),
);
