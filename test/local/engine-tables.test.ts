import { DescribeTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTables, startEngine, type TestEngine } from '../support/engine.ts';

const template = {
  Resources: {
    People1A2B3C4D: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'line', AttributeType: 'S' },
        ],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'line',
            KeySchema: [{ AttributeName: 'line', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    },
    Somebody: { Type: 'AWS::IAM::Role', Properties: {} },
  },
};

let engine: TestEngine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

it('creates the tables of a template with their indexes and streams', async () => {
  const tables = await createTables(engine.client, template);
  expect(Object.keys(tables)).toEqual(['People']);
  const { Table } = await engine.client.send(new DescribeTableCommand({ TableName: tables.People }));
  expect(Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName)).toEqual(['line']);
  expect(Table?.StreamSpecification).toMatchObject({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
});

it('gives every call tables of its own', async () => {
  const [one, other] = [await createTables(engine.client, template), await createTables(engine.client, template)];
  await engine.client.send(new PutItemCommand({ TableName: one.People, Item: { pk: { S: 'a' } } }));
  const { Table } = await engine.client.send(new DescribeTableCommand({ TableName: other.People }));
  expect(one.People).not.toBe(other.People);
  expect(Table?.ItemCount ?? 0).toBe(0);
});
