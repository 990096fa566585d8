import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ProtocolQuery } from '../../shared/api/protocols.ts';
import * as routes from '../../shared/api/routes.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { openProtocols } from '../../shared/runtime/protocols.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { readProtocol } from './read-protocol.ts';

const env = readEnv(Env, process.env);
const protocols = openProtocols(meterClient(new DynamoDBClient({})), env.DESK_TABLE);

export const handler = serveRoute(routes.readProtocol, env.ROLES_CLAIM, async (event) => {
  const query = readFields(ProtocolQuery, event.queryStringParameters ?? {});
  if (isRefused(query)) return query;
  const { protocol = '', version = '' } = event.pathParameters ?? {};
  const body = await readProtocol(protocols, protocol, version, query.language);
  return isRefused(body) ? body : { body, operation: 'read' };
});
