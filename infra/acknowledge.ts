import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts one finding of the AwsSolutions rules on one construct. The id with its prefix, or it silently matches nothing. */
export function acknowledge(where: IConstruct, id: `AwsSolutions-${string}`, reason: string): void {
  Validations.of(where).acknowledge({ id, reason });
}
