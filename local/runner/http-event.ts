import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { localAccount } from '../engines/region.ts';
import type { Claims } from './jwt-check.ts';
import type { RouteMatch } from './route-table.ts';

/** What of a request goes into the event besides the request itself. */
export interface EventParts {
  readonly apiId: string;
  readonly match: RouteMatch;
  readonly claims: Claims | undefined;
  readonly scopes: readonly string[];
  readonly url: URL;
  readonly body: string;
}

/** The event of payload format 2.0, as a function behind an HTTP API receives it. */
export function httpEvent(request: IncomingMessage, parts: EventParts): object {
  const { apiId, match, claims, scopes, url, body } = parts;
  const method = request.method ?? 'GET';
  const now = new Date();
  const query = [...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name).join(',')]);
  const cookies = request.headers.cookie?.split('; ');
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies !== undefined && { cookies }),
    headers: headersOf(request),
    ...(query.length > 0 && { queryStringParameters: Object.fromEntries(query) }),
    ...(Object.keys(match.parameters).length > 0 && { pathParameters: match.parameters }),
    requestContext: {
      accountId: localAccount,
      apiId,
      ...(claims !== undefined && { authorizer: { jwt: { claims, scopes: scopes.length > 0 ? scopes : null } } }),
      domainName: url.hostname,
      domainPrefix: apiId,
      http: {
        method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: match.route.key,
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...(body !== '' && { body }),
    isBase64Encoded: false,
  };
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers = Object.entries(request.headers).filter(([name]) => name !== 'cookie');
  return Object.fromEntries(
    headers.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]),
  );
}
