import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';

const Throughputless = z.object({
  IndexName: z.string(),
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  Projection: z.object({
    ProjectionType: z.optional(z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE'])),
    NonKeyAttributes: z.optional(z.array(z.string())),
  }),
});

/** What of `AWS::DynamoDB::Table` makes a difference to an engine: the rest is about backups, keys and bills. */
const TableProperties = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  GlobalSecondaryIndexes: z.optional(z.array(Throughputless)),
  LocalSecondaryIndexes: z.optional(z.array(Throughputless)),
  StreamSpecification: z.optional(
    z.object({ StreamViewType: z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']) }),
  ),
});

/**
 * The CreateTable call for a template's `AWS::DynamoDB::Table`.
 *
 * Its expiry attribute is left out on purpose: the domain's clock is not the machine's, and an outbreak of 1861 would be swept at once.
 */
export function tableInput(properties: unknown, name: string): CreateTableCommandInput {
  const table = z.parse(TableProperties, properties);
  const stream = table.StreamSpecification;
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: table.AttributeDefinitions,
    KeySchema: table.KeySchema,
    GlobalSecondaryIndexes: table.GlobalSecondaryIndexes,
    LocalSecondaryIndexes: table.LocalSecondaryIndexes,
    ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
  };
}

/** Creates the table unless it is there already; an existing one keeps its items and its shape. */
export async function createTable(client: DynamoDBClient, properties: unknown, name: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand(tableInput(properties, name)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}
