import { Duration } from 'aws-cdk-lib';
import {
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  type IHttpApi,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { everyRoute } from '../../shared/api/every-route.ts';
import type * as routes from '../../shared/api/routes.ts';
import { acknowledge } from '../acknowledge.ts';

/** An operator waits on the other side, and the API itself gives up after 30 s. */
export const routeTimeout = Duration.seconds(15);

const publicReason =
  'A description of the API and of the messages, the same for everyone: shared/api/routes.ts says public.';

export type RouteFunctionName = (typeof routes)[keyof typeof routes]['function'];

/**
 * Every declared route, to the function it names. The authoriser checks who asks; roles are checked by the functions themselves,
 * because API Gateway's authoriser knows scopes and not groups.
 */
export function addRoutes(
  scope: Construct,
  httpApi: IHttpApi,
  functions: Readonly<Record<RouteFunctionName, IFunction>>,
  authorizer: IHttpRouteAuthorizer,
): void {
  const integrations = new Map(
    Object.entries(functions).map(([name, fn]) => [name, new HttpLambdaIntegration(name, fn)] as const),
  );
  for (const route of Object.values(everyRoute)) {
    const integration = integrations.get(route.function);
    if (!integration)
      throw new Error(`${route.method} ${route.path} names a function that is not there: ${route.function}`);
    const added = new HttpRoute(scope, `${route.method}${route.path}`, {
      httpApi,
      routeKey: HttpRouteKey.with(route.path, HttpMethod[route.method]),
      integration,
      authorizer: route.roles === 'public' ? new HttpNoneAuthorizer() : authorizer,
    });
    if (route.roles === 'public') acknowledge(added, 'AwsSolutions-APIG4', publicReason);
  }
}
