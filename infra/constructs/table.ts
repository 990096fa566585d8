import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import {
  expiryAttribute,
  partitionKey,
  sortKey,
  type TableName,
  type TableShape,
  tables,
} from '../../shared/storage/tables.ts';
import type { Stage } from '../stages.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** One of the tables of `shared/storage/tables.ts`. `key` absent: DynamoDB's own key. */
export class RingtraceTable extends Table {
  constructor(scope: Construct, name: TableName, { stage, key }: { stage: Stage; key: IKey | undefined }) {
    const shape: TableShape = tables[name];
    super(scope, name, {
      partitionKey: text(partitionKey),
      sortKey: text(sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.lasting,
      removalPolicy: stage.removalPolicy,
      timeToLiveAttribute: expiryAttribute,
      ...(shape.stream ? { stream: StreamViewType.NEW_AND_OLD_IMAGES } : {}),
      ...(key ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: key } : {}),
    });
    for (const index of shape.indexes) {
      this.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: [...index.projected],
      });
    }
  }
}
