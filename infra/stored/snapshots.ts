import { Aws } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { told } from '../parameters.ts';
import type { Stage } from '../stages.ts';

/** The bucket of snapshots as the functions see it: under pseudonyms, by column. */
export class Snapshots {
  readonly bucket: string;

  constructor(scope: Construct, stage: Stage) {
    this.bucket = told(scope, stage, 'buckets/snapshots');
  }

  /** Write a snapshot; none is read or taken away. */
  grantWrite(who: RingtraceFunction): void {
    this.#onObjects(who, 'WriteSnapshots', ['s3:PutObject']);
  }

  /** Read snapshots, and see which there are. */
  grantRead(who: RingtraceFunction): void {
    this.#onObjects(who, 'ReadSnapshots', ['s3:GetObject']);
    allow(who, 'ListSnapshots', ['s3:ListBucket'], this.#arn());
  }

  #onObjects(who: RingtraceFunction, sid: string, actions: string[]): void {
    allow(who, sid, actions, `${this.#arn()}/snapshots/*`);
    const { Ref: parameter } = who.stack.resolve(this.bucket);
    acknowledge(
      who.ownRole,
      `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::<${parameter}>/snapshots/*]`,
      'A file of a snapshot is named by its moment, so all of them are named together.',
    );
  }

  #arn(): string {
    return `arn:${Aws.PARTITION}:s3:::${this.bucket}`;
  }
}

const allow = (who: IGrantable, sid: string, actions: string[], resource: string) =>
  who.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ sid, actions, resources: [resource] }));
