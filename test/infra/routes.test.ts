import { afterAll, expect, test } from 'vitest';
import { everyRoute } from '../../shared/api/every-route.ts';
import { bareName, forget, ownProvider, synthesise } from './synthesised.ts';

const [made, withPool] = await Promise.all([
  synthesise({ stage: 'production', ...ownProvider }),
  synthesise({ stage: 'production', adminEmail: 'admin@example.org' }),
]);
afterAll(() => [made, withPool].forEach(forget));

test('every declared route is there, leads to its function, and asks for a token unless it is declared public', () => {
  const found = made.ofType('AWS::ApiGatewayV2::Route').map((route) => {
    const { properties } = route;
    const integration = made.target(route, properties.Target['Fn::Join'][1][1]);
    const fn = made.target(route, integration?.properties.IntegrationUri);
    const authorizer = made.target(route, properties.AuthorizerId)?.type;
    const auth = [properties.AuthorizationType, authorizer].filter(Boolean).join(' ');
    return `${properties.RouteKey} ${bareName(fn?.properties.FunctionName)} ${auth}`;
  });
  const declared = Object.values(everyRoute).map(
    (route) =>
      `${route.method} ${route.path} ${route.function} ${route.roles === 'public' ? 'NONE' : 'JWT AWS::ApiGatewayV2::Authorizer'}`,
  );
  expect(found.sort()).toEqual(declared.sort());
});

test('a department with its own provider gets an authoriser for it and no pool', () => {
  expect(made.ofType('AWS::ApiGatewayV2::Authorizer')[0]?.properties.JwtConfiguration).toEqual({
    Issuer: ownProvider.issuer,
    Audience: [ownProvider.audience],
  });
  expect(made.text).not.toContain('AWS::Cognito');
});

test('without one there is a pool, a group for every role, and a first administrator who can let others in', () => {
  const groups = withPool.ofType('AWS::Cognito::UserPoolGroup').map((each) => each.properties.GroupName);
  expect(groups.sort()).toEqual(['administrator', 'epidemiologist', 'operator', 'supervisor']);
  const [user] = withPool.ofType('AWS::Cognito::UserPoolUser');
  expect(user?.properties.Username).toBe('admin@example.org');
  expect(withPool.ofType('AWS::Cognito::UserPoolUserToGroupAttachment')[0]?.properties.GroupName).toBe('administrator');
  const [client] = withPool.ofType('AWS::Cognito::UserPoolClient');
  expect(client?.properties).toMatchObject({ GenerateSecret: false, AllowedOAuthFlows: ['code'] });
  const claims = withPool
    .ofType('AWS::Lambda::Function')
    .flatMap((each) => each.properties.Environment?.Variables?.ROLES_CLAIM ?? []);
  expect(new Set(claims)).toEqual(new Set(['cognito:groups']));
});

test('the access log holds nothing that leads to a person: no address, no user, no path', () => {
  const [stage] = made.ofType('AWS::ApiGatewayV2::Stage');
  const format = stage?.properties.AccessLogSettings.Format;
  expect(format).toContain('$context.routeKey');
  expect(format).not.toMatch(/identity|claims|principal|context\.path|sourceIp|userAgent/i);
  expect(stage?.properties.DefaultRouteSettings).toMatchObject({
    ThrottlingRateLimit: 2000,
    ThrottlingBurstLimit: 4000,
  });
});
