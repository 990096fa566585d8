import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import type * as z from 'zod/mini';
import type { Route } from '../../shared/api/route.ts';
import * as routes from '../../shared/api/routes.ts';
import { DismissRequest, FixRequest, RedriveRequest, SetAsideQuery } from '../../shared/api/set-aside.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { sendAgain } from '../../shared/storage/send-again.ts';
import { Env } from './env.ts';
import { fix } from './fix.ts';
import { dismissOne, listSetAside, redrive, showSetAside } from './work-set-aside.ts';

const env = readEnv(Env, process.env);
const queues = { confirmedCases: env.CONFIRMED_CASES_QUEUE_URL, namedContacts: env.NAMED_CONTACTS_QUEUE_URL };
const desk = {
  client: meterClient(new DynamoDBClient({})),
  people: env.PEOPLE_TABLE,
  audit: env.AUDIT_TABLE,
  sendAgain: sendAgain(new SQSClient({}), queues),
  clock: systemClock(),
};

const serve = <Schema extends z.ZodMiniType>(
  route: Route,
  schema: Schema,
  operation: string,
  work: (supervisor: string, id: string, request: z.output<Schema>) => Promise<object>,
) =>
  [
    route,
    serveRoute(route, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(schema, event);
      if (isRefused(request)) return request;
      const body = await work(user.id, event.pathParameters?.id ?? '', request);
      return isRefused(body) ? body : { body, operation };
    }),
  ] as const;

export const handler = byRoute(
  [
    routes.listSetAside,
    serveRoute(routes.listSetAside, env.ROLES_CLAIM, async (event) => {
      const query = readFields(SetAsideQuery, event.queryStringParameters ?? {});
      return isRefused(query) ? query : { body: await listSetAside(desk, query), operation: 'listed' };
    }),
  ],
  [
    routes.readSetAside,
    serveRoute(routes.readSetAside, env.ROLES_CLAIM, async (event, user) => {
      const body = await showSetAside(desk, user.id, event.pathParameters?.id ?? '');
      return isRefused(body) ? body : { body, operation: 'shown' };
    }),
  ],
  serve(routes.redriveSetAside, RedriveRequest, 'sent', (by, id) => redrive(desk, by, id)),
  serve(routes.dismissSetAside, DismissRequest, 'dismissed', (by, id, { why }) => dismissOne(desk, by, id, why)),
  serve(routes.fixSetAside, FixRequest, 'mended', (by, id, request) => fix(desk, by, id, request)),
);
