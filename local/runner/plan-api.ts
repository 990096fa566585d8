import * as z from 'zod/mini';
import { LocalFailure } from '../engines/failure.ts';
import { Cors } from './cors.ts';
import type { Deployed } from './deployment.ts';
import { functionName, read } from './properties.ts';

/** The HTTP API of the templates; without routes where there is none. */
export interface PlannedApi {
  readonly id: string;
  readonly routes: readonly PlannedRoute[];
  readonly cors: Cors | undefined;
}

export interface PlannedRoute {
  /** As API Gateway writes it: `POST /calls/{task}/finish`, or `$default`. */
  readonly key: string;
  readonly function: string;
  readonly authorizer: JwtAuthorizer | undefined;
  readonly scopes: readonly string[];
}

export interface JwtAuthorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
}

const Api = z.object({ ProtocolType: z.literal('HTTP'), CorsConfiguration: z.optional(Cors) });
const Authorizer = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z._default(z.array(z.literal('$request.header.Authorization')), []),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()) }),
});
const Integration = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});
const Route = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z._default(z.enum(['NONE', 'JWT']), 'NONE'),
  AuthorizerId: z.optional(z.string()),
  AuthorizationScopes: z._default(z.array(z.string()), []),
});

/** Reads the API: its routes, what serves each, and who must have signed in. */
export function planApi(resources: readonly Deployed[]): PlannedApi {
  const of = (type: string) => resources.filter((resource) => resource.type === `AWS::ApiGatewayV2::${type}`);
  const [api, second] = of('Api');
  if (second !== undefined) {
    throw new LocalFailure(
      `Stack ${second.stack.name}, ${second.logicalId}: the local runner serves one HTTP API only.`,
    );
  }
  // `Ref` of these is "<stack>-<logical id>": that is how routes name them.
  const byRef = (type: string, ref: string | undefined) =>
    of(type).find(({ stack, logicalId }) => `${stack.name}-${logicalId}` === ref);
  const routes = of('Route').map((resource) => {
    const route = read(resource, Route);
    const integration = byRef('Integration', route.Target.replace(/^integrations\//, ''));
    if (integration === undefined)
      throw new LocalFailure(`Route ${route.RouteKey}: its target ${route.Target} is unknown.`);
    const authorizer = byRef('Authorizer', route.AuthorizerId);
    if (route.AuthorizationType === 'JWT' && authorizer === undefined) {
      throw new LocalFailure(`Route ${route.RouteKey}: its authoriser ${route.AuthorizerId ?? ''} is unknown.`);
    }
    return {
      key: route.RouteKey,
      function: functionName(integrated(read(integration, Integration).IntegrationUri)),
      authorizer: authorizer && planAuthorizer(authorizer),
      scopes: route.AuthorizationScopes,
    };
  });
  return { id: api?.name ?? 'api', routes, cors: api && read(api, Api).CorsConfiguration };
}

function planAuthorizer(resource: Deployed): JwtAuthorizer {
  const { Issuer, Audience } = read(resource, Authorizer).JwtConfiguration;
  return { issuer: Issuer, audience: Audience };
}

/** An integration names the function itself, or API Gateway's path that invokes it. */
function integrated(uri: string): string {
  return /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
}
