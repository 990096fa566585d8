import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { ConsoleConfig } from '../../shared/api/console-config.ts';
import { acknowledge } from '../acknowledge.ts';
import { askedAnew, hashedFolder, keptForGood } from '../page-caching.ts';
import type { Stage } from '../stages.ts';

export interface ConsoleContentProps {
  readonly stage: Stage;
  /** The folder of the built page. */
  readonly page: string;
  readonly config: ConsoleConfig;
  readonly bucket: IBucket;
}

/**
 * Puts the built page and what it is told into the bucket. What it consists of comes first and the page that names it last; nothing
 * is taken away, because a screen that was opened before a deployment still asks for the parts it was built with.
 */
export class ConsoleContent extends Construct {
  constructor(scope: Construct, id: string, { stage, page, config, bucket }: ConsoleContentProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'log', { retention: stage.logRetention, removalPolicy: stage.removalPolicy });
    // Taken away with the stack, or the bucket could not be.
    const common = { destinationBucket: bucket, prune: false, retainOnDelete: false, memoryLimit: 256, logGroup };
    const hashed = new BucketDeployment(this, 'hashed', {
      ...common,
      sources: [Source.asset(join(page, hashedFolder))],
      destinationKeyPrefix: hashedFolder,
      cacheControl: [CacheControl.fromString(keptForGood)],
    });
    const whole = new BucketDeployment(this, 'page', {
      ...common,
      sources: [Source.asset(page, { exclude: [hashedFolder] }), Source.jsonData('config.json', config)],
      cacheControl: [CacheControl.fromString(askedAnew)],
    });
    whole.node.addDependency(hashed);
    acknowledgeCopier(whole.handlerRole, bucket);
  }
}

/** Both are copied by one function of the CDK's own, which brings its role and its runtime. */
function acknowledgeCopier(role: IRole, bucket: IBucket): void {
  const stack = Stack.of(role);
  const { Ref: parameter } = stack.resolve(bucket.bucketName);
  const from = `arn:<AWS::Partition>:s3:::cdk-${stack.synthesizer.bootstrapQualifier}-assets-<AWS::AccountId>-<AWS::Region>/*`;
  const wide = [
    ...['Abort', 'DeleteObject', 'GetBucket', 'GetObject', 'List'].map((action) => `Action::s3:${action}*`),
    `Resource::${from}`,
    `Resource::arn:<AWS::Partition>:s3:::<${parameter}>/*`,
  ];
  const copier = role.node.scope ?? role;
  for (const what of wide) {
    acknowledge(
      copier,
      `AwsSolutions-IAM5[${what}]`,
      "The CDK's own function that copies what is deployed: it reads what the CDK has uploaded, and writes the console's bucket only.",
    );
  }
  acknowledge(
    copier,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    "Writes its log; the CDK's own function brings this policy.",
  );
  acknowledge(copier, 'AwsSolutions-L1', 'The runtime that its code in the CDK was written and tested for.');
}
