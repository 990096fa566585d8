import { fileURLToPath } from 'node:url';
import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { type ConsoleOrigins, consoleHeaders } from '../console-headers.ts';
import { nameOf } from '../names.ts';
import type { ConsoleDomain } from '../settings.ts';
import type { Stage } from '../stages.ts';

export interface ConsoleSiteProps {
  readonly stage: Stage;
  readonly origins: ConsoleOrigins;
  /** Absent: the distribution's own. */
  readonly domain: ConsoleDomain | undefined;
}

/** The library leaves open whether a bucket is a website, and then does not take its own bucket where it asks for one. */
class PageBucket extends Bucket {
  override get isWebsite(): boolean {
    return false;
  }
}

/** Where the console is served from: a private bucket, and CloudFront in front of it. What is in it comes later. */
export class ConsoleSite extends Construct {
  readonly bucket: PageBucket;
  readonly distribution: Distribution;
  /** The console's address, without a slash at its end. */
  readonly origin: string;

  constructor(scope: Construct, id: string, { stage, origins, domain }: ConsoleSiteProps) {
    super(scope, id);
    this.bucket = new PageBucket(this, 'page', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Nothing but what is built from the sources, and nothing of anybody: neither kept nor versioned. Its content is removed
      // with the stack that put it there.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // CloudFront is one for all Regions of an account: the stage may be in two of them.
    const accountName = `${nameOf(stage, 'console')}-${Aws.REGION}`;
    this.distribution = new Distribution(this, 'site', {
      comment: `${nameOf(stage, 'console')}: the page that the desk works with`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'certificate', domain.certificate),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      defaultBehavior: {
        // Reads, and does not list: a file that is not there is refused (403), which is no page either.
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket, {
          originAccessControl: new S3OriginAccessControl(this, 'access', { originAccessControlName: accountName }),
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        compress: true,
        // As long as each object says: see console-content.ts.
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: new ResponseHeadersPolicy(this, 'headers', {
          responseHeadersPolicyName: accountName,
          ...consoleHeaders(origins),
        }),
        functionAssociations: [{ function: this.#findPage(accountName), eventType: FunctionEventType.VIEWER_REQUEST }],
      },
    });
    this.origin = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
    acknowledgeSite(this);
  }

  #findPage(functionName: string): EdgeFunction {
    return new EdgeFunction(this, 'find-page', {
      functionName,
      comment: 'Answers the addresses inside the console with its page',
      code: FunctionCode.fromFile({ filePath: fileURLToPath(new URL('../edge/find-page.js', import.meta.url)) }),
      runtime: FunctionRuntime.JS_2_0,
    });
  }
}

function acknowledgeSite({ bucket, distribution }: ConsoleSite): void {
  acknowledge(
    bucket,
    'AwsSolutions-S1',
    'The page is the same for everyone; a log would only say which staff came when.',
  );
  acknowledge(
    distribution,
    'AwsSolutions-CFR1',
    'Staff may work from anywhere; who may do what is decided by the API.',
  );
  acknowledge(distribution, 'AwsSolutions-CFR2', 'Static files, and no input that a firewall could look at.');
  acknowledge(
    distribution,
    'AwsSolutions-CFR3',
    'A log would hold the addresses of staff and, in the query of the way back from sign-in, its one-time codes.',
  );
  acknowledge(
    distribution,
    'AwsSolutions-CFR4',
    "CloudFront's own domain has CloudFront's own certificate, with which no later TLS can be demanded; consoleDomain can.",
  );
}
