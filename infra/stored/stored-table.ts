import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Effect, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { type TableName, tables } from '../../shared/storage/tables.ts';
import { acknowledge } from '../acknowledge.ts';
import type { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import { told } from '../parameters.ts';
import type { Stage } from '../stages.ts';

export type ItemAction =
  | 'BatchGetItem'
  | 'ConditionCheckItem'
  | 'DeleteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'UpdateItem';

/** A table as the functions see it: its name, and permissions that its subclasses hand out by intent. */
export abstract class StoredTable {
  readonly name: string;
  protected readonly scope: Construct;
  protected readonly stage: Stage;
  readonly #table: TableName;

  constructor(scope: Construct, stage: Stage, table: TableName) {
    this.scope = scope;
    this.stage = stage;
    this.#table = table;
    this.name = told(scope, stage, `tables/${table}`);
  }

  /** `intent` becomes the statement's id, so that whoever reads the role in the console reads why it may. */
  protected allow(who: IGrantable, intent: string, actions: readonly ItemAction[], resource = ''): void {
    this.allowActions(who, intent, actions, this.arn(resource));
  }

  protected allowActions(who: IGrantable, intent: string, actions: readonly string[], arn: string): void {
    who.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: `${intent}${this.#table}`,
        effect: Effect.ALLOW,
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [arn],
      }),
    );
  }

  protected arn(resource = ''): string {
    return Stack.of(this.scope).formatArn({
      service: 'dynamodb',
      resource: 'table',
      resourceName: `${this.name}${resource}`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }

  /** The ARN of the table's stream; for tables that have one. */
  get streamArn(): string {
    if (!tables[this.#table].stream) throw new Error(`${this.#table} has no stream`);
    return told(this.scope, this.stage, `streams/${this.#table}`);
  }

  /** What Lambda's poller needs; listing is by table, the rest is this stream alone. */
  grantReadStream(who: RingtraceFunction): void {
    this.allowActions(who, 'ReadStreamOf', ['DescribeStream', 'GetRecords', 'GetShardIterator'], this.streamArn);
    this.allowActions(who, 'ListStreamsOf', ['ListStreams'], this.arn('/stream/*'));
    const { Ref: parameter } = Stack.of(this.scope).resolve(this.name);
    acknowledge(
      who.ownRole,
      `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/<${parameter}>/stream/*]`,
      'Streams are listed by table: the permission knows no single stream, and this names the one table.',
    );
  }
}
