import { Duration } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Stage } from '../stages.ts';

/** A snapshot holds all that was kept before it: an older one only says what one thought then, and can be made again. */
const keptFor = Duration.days(30);

/** Networks as they were laid out: for whoever goes from page to page, and made anew for whoever comes later. */
const laidOutFor = Duration.days(1);

/** Where snapshots lie: private, and each gone after a while. */
export class SnapshotBucket extends Bucket {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: stage.removalPolicy,
      lifecycleRules: [
        { prefix: 'snapshots/', expiration: stage.lasting ? keptFor : Duration.days(1) },
        { prefix: 'networks/', expiration: laidOutFor },
      ],
    });
    acknowledge(this, 'AwsSolutions-S1', 'Functions read and write it, and each logs what it did; nobody else may.');
  }
}
