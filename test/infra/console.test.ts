import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { afterAll, describe, expect, test } from 'vitest';
import { ConsoleConfig } from '../../shared/api/console-config.ts';
import { deployedBefore, rendered, toldTo } from './rendered.ts';
import { consolePage, type Found, forget, ownProvider, type Synthesised, synthesise } from './synthesised.ts';

const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/abc';
const [pool, own, trial] = await Promise.all([
  synthesise({
    stage: 'production',
    adminEmail: 'admin@example.org',
    consolePage,
    consoleUrl: 'http://localhost:5173/',
  }),
  synthesise({
    stage: 'production',
    ...ownProvider,
    consolePage,
    consoleClient: 'desk',
    consoleScope: 'openid api://ringtrace/desk',
    signInOrigins: 'https://token.example.org',
    connect: 'make',
    consoleDomain: 'desk.example.org',
    consoleCertificate: certificate,
  }),
  synthesise({ stage: 'try-it', ...ownProvider }),
]);
afterAll(() => [pool, own, trial].forEach(forget));

function only(made: Synthesised, type: string, within?: string): Found {
  const [found, second] = made.ofType(type).filter(({ stack }) => within === undefined || stack === within);
  if (found === undefined || second !== undefined) throw new Error(`Exactly one ${type} was expected`);
  return found;
}

const headersOf = (made: Synthesised) => only(made, 'AWS::CloudFront::ResponseHeadersPolicy');
const config = (made: Synthesised) => headersOf(made).properties.ResponseHeadersPolicyConfig;
function policyOf(made: Synthesised): Record<string, string[]> {
  const { ContentSecurityPolicy } = config(made).SecurityHeadersConfig.ContentSecurityPolicy;
  const text = rendered(made, headersOf(made), ContentSecurityPolicy);
  return Object.fromEntries(text.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
}
const distributionOf = (made: Synthesised) => only(made, 'AWS::CloudFront::Distribution').properties.DistributionConfig;

/** What an SSM parameter says, as deployment would fill it in. */
function toldAs(made: Synthesised, name: string): string {
  const found = made.ofType('AWS::SSM::Parameter').find(({ properties }) => properties.Name.endsWith(`/${name}`));
  if (found === undefined) throw new Error(`Nobody tells ${name}`);
  return rendered(made, found, found.properties.Value);
}

describe("the console's bucket", () => {
  test('is read by the one distribution and by nobody else, which may read and not list, over TLS only', () => {
    for (const made of [pool, own]) {
      const { stack } = only(made, 'AWS::CloudFront::OriginAccessControl');
      expect(only(made, 'AWS::S3::Bucket', stack).properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      const policy = only(made, 'AWS::S3::BucketPolicy', stack);
      const [tls, read, ...more] = policy.properties.PolicyDocument.Statement;
      expect(more).toEqual([]);
      expect(tls).toMatchObject({
        Effect: 'Deny',
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
      expect(read).toMatchObject({
        Effect: 'Allow',
        Action: 's3:GetObject',
        Principal: { Service: 'cloudfront.amazonaws.com' },
      });
      expect(rendered(made, policy, read.Condition.StringEquals['AWS:SourceArn'])).toBe(
        'arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/<consolesite>',
      );
      expect(made.text).not.toContain('"WebsiteConfiguration"');
    }
  });

  test('is written by the one function that copies the page, which can write nothing else', () => {
    const copiers = pool.ofType('AWS::Lambda::Function').filter(({ stack }) => stack === 'console');
    expect(copiers).toHaveLength(1);
    const [policy] = pool.ofType('AWS::IAM::Policy').filter(({ stack }) => stack === 'console');
    if (policy === undefined) throw new Error('It has no policy');
    const writes = policy.properties.PolicyDocument.Statement.filter((each: { Action: string[] }) =>
      each.Action.some((action) => /Put|Delete/.test(action)),
    );
    expect(writes).toHaveLength(1);
    expect(writes[0].Resource.map((arn: unknown) => rendered(pool, policy, arn))).toEqual([
      'arn:<AWS::Partition>:s3:::<console/bucket>/*',
      'arn:<AWS::Partition>:s3:::<console/bucket>',
    ]);
  });
});

describe('the headers', () => {
  test('are exactly these, whatever the page or the bucket say', () => {
    const { CustomHeadersConfig, SecurityHeadersConfig } = config(pool);
    const { ContentSecurityPolicy: _below, ...others } = SecurityHeadersConfig;
    expect(others).toEqual({
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true, Override: true },
    });
    expect(CustomHeadersConfig.Items.map(({ Header, Value }: Record<string, string>) => [Header, Value])).toEqual([
      ['cross-origin-opener-policy', 'same-origin'],
      ['cross-origin-resource-policy', 'same-origin'],
      [
        'permissions-policy',
        'camera=(), display-capture=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), microphone=()',
      ],
      ['x-robots-tag', 'noindex'],
    ]);
  });

  test('let the page run and load nothing but its own, and ask nobody but the API and who signs people in', () => {
    expect(policyOf(pool)).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'font-src': ["'self'"],
      'manifest-src': ["'self'"],
      'connect-src': [
        "'self'",
        '<api.ApiEndpoint>',
        'https://cognito-idp.<AWS::Region>.<AWS::URLSuffix>',
        'https://ringtrace-production-<AWS::AccountId>.auth.<AWS::Region>.amazoncognito.com',
      ],
      'frame-src': ["'none'"],
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
    });
    expect(policyOf(own)['connect-src']).toEqual([
      "'self'",
      '<api.ApiEndpoint>',
      'https://sign-in.example.org',
      'https://token.example.org',
    ]);
  });

  test('have no wildcard, no scheme alone and nothing unsafe, whatever the settings', () => {
    for (const made of [pool, own]) {
      const sources = Object.entries(policyOf(made)).flatMap(([rule, list]) => list.map((source) => [rule, source]));
      for (const [rule, source = ''] of sources) {
        expect(source, rule).not.toMatch(/\*|unsafe|^(https?|wss?|blob):$/);
        expect(
          source.startsWith("'") || source === 'data:' || /^https:\/\/|^<api/.test(source),
          `${rule} ${source}`,
        ).toBe(true);
      }
    }
  });

  test('make room for the softphone of the one instance, where there is one', () => {
    const phone = 'https://ringtrace-production-calls.my.connect.aws';
    expect(policyOf(own)['frame-src']).toEqual([phone]);
    const values = config(own).CustomHeadersConfig.Items.map(({ Value }: { Value: string }) => Value);
    expect(values[0]).toBe('same-origin-allow-popups');
    expect(values[2]).toContain(`microphone=(self "${phone}")`);
  });
});

describe('the distribution', () => {
  test('sends everything over TLS, compressed, by HTTP/2 and 3, and has no error page that would turn a refusal into a page', () => {
    for (const made of [pool, own]) {
      const { DefaultCacheBehavior, HttpVersion, CustomErrorResponses, CacheBehaviors, Logging } = distributionOf(made);
      expect(DefaultCacheBehavior).toMatchObject({ ViewerProtocolPolicy: 'redirect-to-https', Compress: true });
      expect(HttpVersion).toBe('http2and3');
      expect([CustomErrorResponses, CacheBehaviors, Logging]).toEqual([undefined, undefined, undefined]);
      expect(only(made, 'AWS::CloudFront::OriginAccessControl').properties.OriginAccessControlConfig).toMatchObject({
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      });
    }
  });

  test('and what belongs to it are named by Region too, because CloudFront is one for all of an account', () => {
    const fn = only(pool, 'AWS::CloudFront::Function');
    const access = only(pool, 'AWS::CloudFront::OriginAccessControl');
    const names = [
      rendered(pool, fn, fn.properties.Name),
      rendered(pool, access, access.properties.OriginAccessControlConfig.Name),
      rendered(pool, headersOf(pool), config(pool).Name),
    ];
    expect(new Set(names)).toEqual(new Set(['ringtrace-production-console-<AWS::Region>']));
  });

  test("has CloudFront's address, or the department's own with its certificate and TLS 1.2 at least", () => {
    expect(toldAs(pool, 'console/origin')).toBe('https://<consolesite.DomainName>');
    expect([distributionOf(pool).Aliases, distributionOf(pool).ViewerCertificate]).toEqual([undefined, undefined]);
    expect(toldAs(own, 'console/origin')).toBe('https://desk.example.org');
    expect(distributionOf(own)).toMatchObject({
      Aliases: ['desk.example.org'],
      ViewerCertificate: {
        AcmCertificateArn: certificate,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    });
  });

  test.each([
    ['/', '/index.html'],
    ['/board', '/index.html'],
    ['/day/', '/index.html'],
    ['/graph/person_abc', '/index.html'],
    ['/v1.2/day', '/index.html'],
    ['/index.html', '/index.html'],
    ['/config.json', '/config.json'],
    ['/assets/main-B4x1.js', '/assets/main-B4x1.js'],
    ['/assets/gone.css', '/assets/gone.css'],
    ['/.well-known', '/.well-known'],
  ])('answers %s with %s', (asked, given) => {
    const fn = only(pool, 'AWS::CloudFront::Function').properties;
    expect(fn.FunctionConfig.Runtime).toBe('cloudfront-js-2.0');
    const context = createContext({ event: { request: { uri: asked, querystring: { code: { value: 'abc' } } } } });
    const { uri, querystring } = runInContext(`${fn.FunctionCode}\nhandler(event)`, context);
    expect([uri, querystring.code.value]).toEqual([given, 'abc']);
    // CloudFront's own limit.
    expect(fn.FunctionCode.length).toBeLessThan(10_240);
  });
});

describe('what is put into the bucket', () => {
  const copies = pool.ofType('Custom::CDKBucketDeployment');

  test('is what has a hash in its name first, to be kept for good, and then the page, to be asked for anew', () => {
    const [first, last] = copies;
    expect(first?.properties).toMatchObject({
      DestinationBucketKeyPrefix: 'assets',
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    expect(last?.properties).toMatchObject({ SystemMetadata: { 'cache-control': 'no-cache' } });
    const template = JSON.parse(readFileSync(join(pool.folder, 'console.template.json'), 'utf8'));
    expect(template.Resources[last?.id ?? ''].DependsOn).toContain(first?.id);
  });

  test('takes nothing away that an open screen still asks for, until the stack goes', () => {
    expect(copies).toHaveLength(2);
    for (const { properties } of copies) expect(properties).toMatchObject({ Prune: false, RetainOnDelete: false });
  });

  test('is the page without what is hashed, and the configuration that the parameter tells', () => {
    const [, last] = copies;
    if (last === undefined) throw new Error('The page is not copied');
    const [page, told] = last.properties.SourceObjectKeys.map((key: string) => `asset.${key.replace('.zip', '')}`);
    expect(readdirSync(join(pool.folder, page))).toEqual(['index.html']);
    const written = readFileSync(join(pool.folder, told, 'config.json'), 'utf8');
    const markers = Object.entries(last.properties.SourceMarkers[1]);
    const filled = markers.reduce(
      (text, [marker, value]) => text.replaceAll(marker, rendered(pool, last, value)),
      written,
    );
    expect(JSON.parse(filled)).toEqual(JSON.parse(toldAs(pool, 'console/config')));
  });
});

describe('what the page is told', () => {
  /** As it would be deployed. */
  const values: Readonly<Record<string, string>> = {
    'api/url': 'https://a1.execute-api.eu-central-1.amazonaws.com',
    'console/origin': 'https://d1.cloudfront.net',
    'sign-in/issuer': 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_A',
    'sign-in/audience': '4client',
    'AWS::AccountId': '123456789012',
    'AWS::Region': 'eu-central-1',
  };
  const read = (made: Synthesised) =>
    ConsoleConfig.parse(
      JSON.parse(toldAs(made, 'console/config').replaceAll(/<([^>]+)>/g, (all, name) => values[name] ?? all)),
    );

  test('is the pool and its client, with the way out that Cognito wants', () => {
    expect(read(pool)).toEqual({
      api: values['api/url'],
      issuer: values['sign-in/issuer'],
      clientId: '4client',
      signOutUrl:
        'https://ringtrace-production-123456789012.auth.eu-central-1.amazoncognito.com/logout?client_id=4client&logout_uri=https://d1.cloudfront.net/',
      scope: 'openid',
      languages: ['en', 'ru'],
      idleMinutes: 15,
      stage: 'production',
    });
  });

  test("or the department's own provider and client, and the softphone of its instance", () => {
    expect(read(own)).toEqual({
      api: values['api/url'],
      issuer: ownProvider.issuer,
      clientId: 'desk',
      scope: 'openid api://ringtrace/desk',
      connect: { ccpUrl: 'https://ringtrace-production-calls.my.connect.aws/ccp-v2/', region: 'eu-central-1' },
      languages: ['en', 'ru'],
      idleMinutes: 15,
      stage: 'production',
    });
  });
});

test('a stage that may be thrown away is for practice, and its console says so; without a page nothing is put into the bucket', () => {
  expect(JSON.parse(toldAs(trial, 'console/config'))).toMatchObject({ stage: 'try-it', practice: true });
  expect(JSON.parse(toldAs(own, 'console/config'))).not.toHaveProperty('practice');
  expect(trial.ofType('Custom::CDKBucketDeployment')).toEqual([]);
});

describe('who must know the console', () => {
  test('does: the pool returns to it and nowhere else but where it is told, and Connect lets it show the softphone', () => {
    const client = only(pool, 'AWS::Cognito::UserPoolClient');
    const urls = (list: unknown[]) => list.map((each) => rendered(pool, client, each));
    const expected = ['<console/origin>/', 'http://localhost:5173/'];
    expect(urls(client.properties.CallbackURLs)).toEqual(expected);
    expect(urls(client.properties.LogoutURLs)).toEqual(expected);
    // Renewal, and no way in but Cognito's own pages.
    expect(client.properties.ExplicitAuthFlows).toEqual(['ALLOW_REFRESH_TOKEN_AUTH']);
    const approved = only(own, 'AWS::Connect::ApprovedOrigin');
    expect(rendered(own, approved, approved.properties.Origin)).toBe('<console/origin>');
    expect(pool.ofType('AWS::Connect::ApprovedOrigin')).toEqual([]);
  });

  test('lets any origin ask the API, with a token in a header and never with a cookie', () => {
    expect(only(pool, 'AWS::ApiGatewayV2::Api').properties.CorsConfiguration).toEqual({
      AllowOrigins: ['*'],
      AllowMethods: ['GET', 'POST'],
      AllowHeaders: ['authorization', 'content-type'],
      MaxAge: 7200,
    });
  });

  test('is deployed before whoever it tells: every parameter that a stack reads is written by one before it', () => {
    for (const made of [pool, own]) {
      const tellers = new Map(
        made.ofType('AWS::SSM::Parameter').map(({ properties, stack }) => [String(properties.Name), stack]),
      );
      for (const [stack, before] of deployedBefore(made)) {
        for (const name of toldTo(made, stack).values()) {
          if (name.startsWith('/cdk-bootstrap/')) continue;
          expect(before.has(tellers.get(name) ?? ''), `${stack} reads ${name}`).toBe(true);
        }
      }
    }
  });

  test('keeps both addresses when somebody would delete them by mistake', () => {
    const artifacts = JSON.parse(readFileSync(join(pool.folder, 'manifest.json'), 'utf8')).artifacts;
    expect(artifacts.front.properties.terminationProtection).toBe(true);
    expect(artifacts.console.properties.terminationProtection).toBe(false);
  });
});
