import * as z from 'zod/mini';
import { ConsoleConfig } from '../../shared/api/console-config.ts';
import { LocalFailure } from '../engines/failure.ts';
import type { Deployed } from './deployment.ts';
import { read } from './properties.ts';

/** How the console is served, as the templates tell CloudFront. */
export interface PlannedConsole {
  /** What every answer carries, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The source of the function that sees a request before anything else. */
  readonly findPage: string;
  readonly config: ConsoleConfig;
}

const Distribution = z.object({
  // Strict where a further word would change what a browser gets: behaviours by path, error pages, a root object.
  DistributionConfig: z.strictObject({
    Comment: z.string(),
    DefaultCacheBehavior: z.strictObject({
      CachePolicyId: z.string(),
      Compress: z.literal(true),
      FunctionAssociations: z.tuple([z.object({ EventType: z.literal('viewer-request'), FunctionARN: z.string() })]),
      ResponseHeadersPolicyId: z.string(),
      TargetOriginId: z.string(),
      ViewerProtocolPolicy: z.string(),
    }),
    Enabled: z.literal(true),
    HttpVersion: z.string(),
    IPV6Enabled: z.boolean(),
    Origins: z.tuple([z.unknown()]),
    Aliases: z.optional(z.unknown()),
    ViewerCertificate: z.optional(z.unknown()),
  }),
});

const HeadersPolicy = z.object({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    CustomHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string(), Value: z.string() })) }),
    SecurityHeadersConfig: z.strictObject({
      ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string() }),
      ContentTypeOptions: z.object({}),
      FrameOptions: z.object({ FrameOption: z.string() }),
      ReferrerPolicy: z.object({ ReferrerPolicy: z.string() }),
      StrictTransportSecurity: z.strictObject({
        AccessControlMaxAgeSec: z.number(),
        IncludeSubdomains: z.literal(true),
        Override: z.boolean(),
      }),
    }),
  }),
});

const EdgeFunction = z.object({
  FunctionCode: z.string(),
  FunctionConfig: z.object({ Runtime: z.literal('cloudfront-js-2.0') }),
});
const Parameter = z.object({ Name: z.string(), Value: z.string() });

/**
 * Reads the console's distribution; undefined where the templates make none.
 *
 * @throws LocalFailure for a property of it that the local server would not follow
 */
export function planConsole(resources: readonly Deployed[]): PlannedConsole | undefined {
  const of = (type: string) => resources.filter((resource) => resource.type === `AWS::CloudFront::${type}`);
  const [distribution] = of('Distribution');
  if (distribution === undefined) return undefined;
  const { DefaultCacheBehavior: behaviour } = read(distribution, Distribution).DistributionConfig;
  const named = (type: string, reference: string, attribute = '') =>
    demand(
      of(type).find(({ stack, logicalId }) => `${stack.name}-${logicalId}${attribute}` === reference),
      reference,
    );
  const [{ FunctionARN }] = behaviour.FunctionAssociations;
  return {
    headers: headersOf(named('ResponseHeadersPolicy', behaviour.ResponseHeadersPolicyId)),
    findPage: read(named('Function', FunctionARN, '-FunctionARN'), EdgeFunction).FunctionCode,
    config: configOf(resources),
  };
}

/** As CloudFront writes them. */
function headersOf(policy: Deployed): Record<string, string> {
  const { CustomHeadersConfig, SecurityHeadersConfig: security } = read(
    policy,
    HeadersPolicy,
  ).ResponseHeadersPolicyConfig;
  return {
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': security.FrameOptions.FrameOption,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    'strict-transport-security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}; includeSubDomains`,
    ...Object.fromEntries(CustomHeadersConfig.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  };
}

function configOf(resources: readonly Deployed[]): ConsoleConfig {
  const parameters = resources.filter(({ type }) => type === 'AWS::SSM::Parameter');
  const told = parameters.map((each) => read(each, Parameter)).find(({ Name }) => Name.endsWith('/console/config'));
  return z.parse(ConsoleConfig, JSON.parse(demand(told, 'the parameter console/config').Value));
}

function demand<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new LocalFailure(`The console's distribution: ${name} is in none of the templates.`);
  return value;
}
