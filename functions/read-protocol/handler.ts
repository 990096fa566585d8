import { ProtocolQuery } from '../../shared/api/protocols.ts';
import { routes } from '../../shared/api/routes.ts';
import { shippedProtocol } from '../../shared/domain/written-protocols.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { Env } from './env.ts';
import { readProtocol } from './read-protocol.ts';

const env = readEnv(Env, process.env);

export const handler = serveRoute(routes.readProtocol, env.ROLES_CLAIM, async (event) => {
  const query = readFields(ProtocolQuery, event.queryStringParameters ?? {});
  if (isRefused(query)) return query;
  const { protocol = '', version = '' } = event.pathParameters ?? {};
  const body = await readProtocol(async (id, of) => shippedProtocol(id, of), protocol, version, query.language);
  return isRefused(body) ? body : { body, operation: 'read' };
});
