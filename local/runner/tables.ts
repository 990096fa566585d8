import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable, tableInput } from '../engines/create-table.ts';
import { LocalFailure } from '../engines/failure.ts';
import type { PlannedTable } from './plan.ts';

/**
 * Makes the tables that are not there yet.
 *
 * @throws LocalFailure where the table of an earlier start has other keys or indexes than the template now
 */
export async function ensureTables(client: DynamoDBClient, tables: readonly PlannedTable[]): Promise<void> {
  for (const { name, properties } of tables) {
    await createTable(client, properties, name);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    const wanted = tableInput(properties, name);
    const same =
      shape(wanted) === shape(Table ?? {}) &&
      wanted.StreamSpecification?.StreamViewType === Table?.StreamSpecification?.StreamViewType;
    if (!same) {
      throw new LocalFailure(
        `Table ${name} was made by an earlier release and has other keys or indexes now: start once with --fresh (it forgets everything here).`,
      );
    }
  }
}

interface Keyed {
  readonly KeySchema?: readonly { AttributeName: string | undefined }[] | undefined;
  readonly GlobalSecondaryIndexes?: readonly Index[] | undefined;
}
interface Index {
  readonly IndexName?: string | undefined;
  readonly KeySchema?: readonly { AttributeName: string | undefined }[] | undefined;
  readonly Projection?: { readonly NonKeyAttributes?: readonly string[] | undefined } | undefined;
}

function shape({ KeySchema = [], GlobalSecondaryIndexes = [] }: Keyed): string {
  const keys = (schema: Keyed['KeySchema'] = []) => schema.map(({ AttributeName }) => AttributeName);
  const indexes = GlobalSecondaryIndexes.map((index) => [
    index.IndexName,
    keys(index.KeySchema),
    [...(index.Projection?.NonKeyAttributes ?? [])].sort(),
  ]);
  return JSON.stringify([keys(KeySchema), indexes.sort()]);
}
