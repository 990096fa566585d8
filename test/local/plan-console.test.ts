import { describe, expect, it } from 'vitest';
import { LocalFailure } from '../../local/engines/failure.ts';
import type { Deployed } from '../../local/runner/deployment.ts';
import { planConsole } from '../../local/runner/plan-console.ts';

const stack = { name: 'front', template: { Resources: {} }, assets: {} };
const config = {
  api: 'http://127.0.0.1:4700',
  issuer: 'http://127.0.0.1:4701',
  clientId: 'ringtrace-console',
  scope: 'openid',
  languages: ['en'],
  idleMinutes: 15,
  stage: 'local',
};
const behaviour = {
  CachePolicyId: 'optimized',
  Compress: true,
  FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: 'front-fn-FunctionARN' }],
  ResponseHeadersPolicyId: 'front-headers',
  TargetOriginId: 'bucket',
  ViewerProtocolPolicy: 'redirect-to-https',
};
const distribution = {
  Comment: 'the console',
  DefaultCacheBehavior: behaviour,
  Enabled: true,
  HttpVersion: 'http2and3',
  IPV6Enabled: true,
  Origins: [{}],
};
const security = {
  ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'none'" },
  ContentTypeOptions: {},
  FrameOptions: { FrameOption: 'DENY' },
  ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
  StrictTransportSecurity: { AccessControlMaxAgeSec: 60, IncludeSubdomains: true, Override: true },
};

function deployed(changes: {
  distribution?: object;
  behaviour?: object;
  security?: object;
  runtime?: string;
}): Deployed[] {
  const properties: Record<string, [type: string, properties: Record<string, unknown>]> = {
    site: [
      'AWS::CloudFront::Distribution',
      {
        DistributionConfig: {
          ...distribution,
          DefaultCacheBehavior: { ...behaviour, ...changes.behaviour },
          ...changes.distribution,
        },
      },
    ],
    headers: [
      'AWS::CloudFront::ResponseHeadersPolicy',
      {
        ResponseHeadersPolicyConfig: {
          Name: 'console',
          CustomHeadersConfig: { Items: [{ Header: 'X-Robots-Tag', Value: 'noindex' }] },
          SecurityHeadersConfig: { ...security, ...changes.security },
        },
      },
    ],
    fn: [
      'AWS::CloudFront::Function',
      { FunctionCode: 'handler', FunctionConfig: { Runtime: changes.runtime ?? 'cloudfront-js-2.0' } },
    ],
    told: ['AWS::SSM::Parameter', { Name: '/ringtrace/local/console/config', Value: JSON.stringify(config) }],
  };
  return Object.entries(properties).map(([logicalId, [type, its]]) => ({
    stack,
    logicalId,
    type,
    name: logicalId,
    properties: () => its,
  }));
}

describe("the console's distribution, read from the templates", () => {
  it('gives its headers as CloudFront writes them, its function and what the page is told', () => {
    expect(planConsole(deployed({}))).toEqual({
      headers: {
        'content-security-policy': "default-src 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=60; includeSubDomains',
        'x-robots-tag': 'noindex',
      },
      findPage: 'handler',
      config,
    });
  });

  it('is none where the templates make none', () => {
    expect(planConsole([])).toBeUndefined();
  });

  it.each([
    ['error pages', { distribution: { CustomErrorResponses: [{ ErrorCode: 403, ResponsePagePath: '/index.html' }] } }],
    ['a second behaviour', { distribution: { CacheBehaviors: [{ PathPattern: '/api/*' }] } }],
    ['a root object', { distribution: { DefaultRootObject: 'index.html' } }],
    [
      'a function after the answer',
      { behaviour: { FunctionAssociations: [{ EventType: 'viewer-response', FunctionARN: 'x' }] } },
    ],
    ['a function at the origin', { behaviour: { LambdaFunctionAssociations: [{}] } }],
    ['a header that it does not know', { security: { XSSProtection: { Protection: true, Override: true } } }],
    ['another runtime', { runtime: 'cloudfront-js-1.0' }],
    ['a policy that nobody makes', { behaviour: { ResponseHeadersPolicyId: 'elsewhere' } }],
  ])('is refused with %s, which the local server would not follow', (_what, changes) => {
    expect(() => planConsole(deployed(changes))).toThrow(LocalFailure);
  });
});
