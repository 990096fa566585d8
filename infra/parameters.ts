import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import type { TableName } from '../shared/storage/tables.ts';
import type { Stage } from './stages.ts';

/**
 * What one stack tells another, by SSM parameter rather than by export: an export pins what it names, and then a table
 * restored from a backup under another name could never take the place of the one that is in use.
 */
export type ParameterName =
  | `tables/${TableName}`
  | `streams/${TableName}`
  | 'buckets/snapshots'
  | `keys/identities`
  | `keys/lookup-${number}`
  | 'queues/confirmed-cases'
  | 'queues/named-contacts'
  | 'api/id'
  | 'api/url'
  | 'console/origin'
  | 'console/bucket'
  | 'console/config'
  | 'connect/instance'
  | 'connect/flows'
  | 'sign-in/issuer'
  | 'sign-in/audience'
  | 'alarms/topic';

const pathOf = (stage: Stage, name: ParameterName) => `/ringtrace/${stage.name}/${name}`;

export function tell(scope: Construct, stage: Stage, name: ParameterName, stringValue: string): void {
  new StringParameter(scope, `tell-${name.replace('/', '-')}`, { parameterName: pathOf(stage, name), stringValue });
}

/** The value at deployment, as a template parameter of the scope's stack. */
export function told(scope: Construct, stage: Stage, name: ParameterName): string {
  return StringParameter.valueForStringParameter(scope, pathOf(stage, name));
}
