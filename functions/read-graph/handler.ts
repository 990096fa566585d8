import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import { ChainQuery, FindQuery, NetworkQuery, NetworksQuery, PathQuery, PersonQuery } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import type { Route } from '../../shared/api/route.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { openSettings } from '../../shared/runtime/settings.ts';
import { meterClient, spentSoFar } from '../../shared/runtime/units.ts';
import { bucketStore } from '../../shared/storage/objects.ts';
import { Env } from './env.ts';
import { findPath } from './find-path.ts';
import { findPerson } from './find-person.ts';
import type { Graph, NetworkMemory } from './graph.ts';
import { listNetworks } from './list-networks.ts';
import { readChain } from './read-chain.ts';
import { readEvents } from './read-events.ts';
import { readNetwork, readWholeNetwork } from './read-network.ts';
import { readPerson } from './read-person.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const store = bucketStore(new S3Client({}), env.SNAPSHOTS_BUCKET);
const clock = systemClock();
const memory: NetworkMemory = new Map();
const settings = openSettings(client, env.DESK_TABLE);

const graph = async (): Promise<Graph> => {
  const { profiles } = await settings();
  return { client, caseFiles: env.CASE_FILES_TABLE, profiles, clock, store, keptAbove: 10_000, memory };
};

/** A question of the graph: its query read, its person named by the path. */
function asked<Query extends z.ZodMiniType>(
  route: Route,
  schema: Query,
  operation: string,
  answer: (graph: Graph, query: z.output<Query>, person: string) => Promise<object | Refused>,
) {
  return [
    route,
    serveRoute(route, env.ROLES_CLAIM, async ({ queryStringParameters, pathParameters }) => {
      const query: z.output<Query> | Refused = readFields(schema, queryStringParameters ?? {});
      if (isRefused(query)) return query;
      const body = await answer(await graph(), query, pathParameters?.person ?? pathParameters?.network ?? '');
      return isRefused(body) ? body : { body: { ...body, cost: spentSoFar() }, operation };
    }),
  ] as const;
}

export const handler = byRoute(
  asked(routes.findPerson, FindQuery, 'found', findPerson),
  asked(routes.readPerson, PersonQuery, 'person', (from, query, person) => readPerson(from, person, query.cursor)),
  asked(routes.readChain, ChainQuery, 'chain', (from, query, person) => readChain(from, person, query)),
  asked(routes.readEvents, z.strictObject({}), 'events', (from, _, person) => readEvents(from, person)),
  asked(routes.listNetworks, NetworksQuery, 'networks', listNetworks),
  asked(routes.findPath, PathQuery, 'path', findPath),
  asked(routes.readWholeNetwork, NetworkQuery, 'network', (from, query, network) =>
    readWholeNetwork(from, network, query),
  ),
  asked(routes.readNetwork, NetworkQuery, 'network', (from, query, person) => readNetwork(from, person, query)),
);
