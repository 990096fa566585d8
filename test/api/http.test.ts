import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import { describe, expect, test, vi } from 'vitest';
import { everyRoute } from '../../shared/api/every-route.ts';
import { wrongAt } from '../../shared/api/problem.ts';
import { Role } from '../../shared/api/roles.ts';
import type { Route } from '../../shared/api/route.ts';
import * as routes from '../../shared/api/routes.ts';
import { rolesOf, serveRoute } from '../../shared/runtime/http.ts';
import { StaleRead } from '../../shared/storage/retry.ts';

const event = (claims: Record<string, unknown> | undefined): APIGatewayProxyEventV2WithJWTAuthorizer =>
  JSON.parse(JSON.stringify({ requestContext: claims ? { authorizer: { jwt: { claims } } } : {} }));

const ask = async (
  route: Route,
  claims: Record<string, unknown> | undefined,
  serve = async () => ({ body: {}, operation: 'done' }),
) => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const context: Context = JSON.parse('{}');
  const { statusCode, body = '{}' } = await serveRoute(route, 'groups', serve)(event(claims), context);
  return { statusCode, body: JSON.parse(body) };
};

describe.each(Object.values(everyRoute).map((route): [string, Route] => [`${route.method} ${route.path}`, route]))(
  '%s',
  (_name, route) => {
    test.each(Role.options)('as %s', async (role) => {
      const { statusCode, body } = await ask(route, { sub: 'somebody', groups: `[${role}]` });
      const allowed = typeof route.roles === 'string' || route.roles.includes(role);
      expect(statusCode).toBe(allowed ? 200 : 403);
      if (!allowed) expect(body.detail).toContain([...route.roles].join(' or '));
    });

    test('as nobody', async () => {
      expect((await ask(route, undefined)).statusCode).toBe(route.roles === 'public' ? 200 : 401);
    });
  },
);

test('roles are read from a list, from what API Gateway makes of one, and from nothing else', () => {
  expect(rolesOf('[operator supervisor]')).toEqual(['operator', 'supervisor']);
  expect(rolesOf(['operator', 'king'])).toEqual(['operator']);
  expect(rolesOf('[king]')).toEqual([]);
  expect(rolesOf({ operator: true })).toEqual([]);
  expect(rolesOf(undefined)).toEqual([]);
});

test('what went wrong inside is not told to the caller, nor written to the log', async () => {
  const told = await ask(routes.whoAmI, { sub: 'a', groups: '[operator]' }, async () => {
    throw new Error('Anna Petrova, +7 916 123-45-67');
  });
  expect(told).toMatchObject({ statusCode: 500, body: { code: 'our-fault' } });
  const logged = vi.mocked(process.stdout.write).mock.calls.join('');
  expect(logged).toContain('request-failed');
  expect(JSON.stringify(told) + logged).not.toMatch(/Petrova|123-45/);
});

test('a write that lost too often asks the caller to send it again', async () => {
  const told = await ask(routes.whoAmI, { sub: 'a', groups: '[operator]' }, async () => {
    throw new StaleRead();
  });
  expect(told).toMatchObject({ statusCode: 503, body: { code: 'try-again' } });
});

test('an id that is longer than any is refused by the name of its place in the path, before anything is asked', async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const context: Context = JSON.parse('{}');
  const serve = vi.fn(async () => ({ body: {}, operation: 'done' }));
  const request = { ...event({ sub: 'ada', groups: '[operator]' }), pathParameters: { task: 'ж'.repeat(300) } };
  const { statusCode, body = '{}' } = await serveRoute(routes.renewClaim, 'groups', serve)(request, context);
  expect([statusCode, JSON.parse(body).fields]).toEqual([400, [wrongAt('task', 'too-large', { most: 512 })]]);
  expect(serve).not.toHaveBeenCalled();
});
