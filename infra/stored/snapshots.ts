import { Aws } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { told } from '../parameters.ts';
import type { Stage } from '../stages.ts';

/** The bucket of snapshots as the functions see it: under pseudonyms, by column; and networks as they were laid out. */
export class Snapshots {
  readonly bucket: string;

  constructor(scope: Construct, stage: Stage) {
    this.bucket = told(scope, stage, 'buckets/snapshots');
  }

  /** Write a snapshot; none is read or taken away. */
  grantWrite(who: RingtraceFunction): void {
    this.#onObjects(who, 'WriteSnapshots', 'snapshots', ['s3:PutObject']);
  }

  /** Read snapshots, and see which there are. */
  grantRead(who: RingtraceFunction): void {
    this.#onObjects(who, 'ReadSnapshots', 'snapshots', ['s3:GetObject']);
    allow(who, 'ListSnapshots', ['s3:ListBucket'], this.#arn());
  }

  /** Keep large networks as they were laid out, and read them again. Whoever may not list is told nothing of what is not there. */
  grantLaidOut(who: RingtraceFunction): void {
    this.#onObjects(who, 'KeepLaidOut', 'networks', ['s3:GetObject', 's3:PutObject']);
    allow(who, 'SeeWhatIsLaidOut', ['s3:ListBucket'], this.#arn());
  }

  #onObjects(who: RingtraceFunction, sid: string, folder: 'snapshots' | 'networks', actions: string[]): void {
    allow(who, sid, actions, `${this.#arn()}/${folder}/*`);
    const { Ref: parameter } = who.stack.resolve(this.bucket);
    acknowledge(
      who.ownRole,
      `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::<${parameter}>/${folder}/*]`,
      'A file is named by its moment or its network, so all of them are named together.',
    );
  }

  #arn(): string {
    return `arn:${Aws.PARTITION}:s3:::${this.bucket}`;
  }
}

const allow = (who: IGrantable, sid: string, actions: string[], resource: string) =>
  who.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ sid, actions, resources: [resource] }));
