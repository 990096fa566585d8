import { afterAll, describe, expect, test } from 'vitest';
import { lineIndex, tables } from '../../shared/storage/tables.ts';
import { forget, ownProvider, synthesise } from './synthesised.ts';

const [lasting, throwAway] = await Promise.all([
  synthesise({ stage: 'production' }),
  synthesise({ stage: 'try-one', ...ownProvider }),
]);
afterAll(() => [lasting, throwAway].forEach(forget));

const holdsData = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::Cognito::UserPool'];

describe('what must survive', () => {
  test('tables, keys and people who may sign in outlive their stack in every stage that is not thrown away', () => {
    const kept = lasting.resources.filter((each) => holdsData.includes(each.type));
    expect(kept).toHaveLength(5 + 2 + 1);
    for (const each of kept) expect(each.kept, each.id).toEqual(['Retain', 'Retain']);
  });

  test('messages and logs outlive it too, unless their very creation failed', () => {
    const kept = lasting.resources.filter((each) => ['AWS::SQS::Queue', 'AWS::Logs::LogGroup'].includes(each.type));
    expect(kept.length).toBeGreaterThan(15);
    for (const each of kept) expect(each.kept[0], each.id).toMatch(/^Retain/);
  });

  test('every table is protected from deletion and can be put back to any second, and a user pool is protected', () => {
    for (const { properties } of lasting.ofType('AWS::DynamoDB::Table')) {
      expect(properties.DeletionProtectionEnabled).toBe(true);
      expect(properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    }
    expect(lasting.ofType('AWS::Cognito::UserPool')[0]?.properties.DeletionProtection).toBe('ACTIVE');
  });

  test('no key can be disabled or deleted before its policy is changed', () => {
    const denied = ({ properties }: (typeof lasting.resources)[number]) =>
      properties.KeyPolicy.Statement.filter((each: { Effect: string }) => each.Effect === 'Deny');
    for (const key of lasting.ofType('AWS::KMS::Key')) {
      const [statement] = denied(key);
      expect(statement).toMatchObject({
        Action: ['kms:DisableKey', 'kms:ScheduleKeyDeletion'],
        Principal: { AWS: '*' },
      });
    }
    for (const key of throwAway.ofType('AWS::KMS::Key')) expect(denied(key)).toEqual([]);
  });

  test('a stage that is thrown away leaves nothing behind', () => {
    for (const each of throwAway.resources) expect(each.kept.join(), `${each.type} ${each.id}`).not.toContain('Retain');
    for (const { properties } of throwAway.ofType('AWS::DynamoDB::Table')) {
      expect(properties.DeletionProtectionEnabled).toBe(false);
    }
  });
});

describe('tables and keys', () => {
  test('the tables are those of shared/storage/tables.ts, with their streams and indexes', () => {
    const found = lasting.ofType('AWS::DynamoDB::Table').map(({ id, properties }) => [
      id.replace(/[0-9A-F]{8}$/, ''),
      {
        stream: properties.StreamSpecification?.StreamViewType === 'NEW_AND_OLD_IMAGES',
        indexes: (properties.GlobalSecondaryIndexes ?? []).map((index: { IndexName: string }) => index.IndexName),
      },
    ]);
    const declared = Object.entries(tables).map(([name, shape]) => [
      name,
      { stream: shape.stream, indexes: shape.indexes.map((index) => index.name) },
    ]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(declared));
  });

  test('the line index projects what a claim reads of a task it does not take', () => {
    const [index] = lasting
      .ofType('AWS::DynamoDB::Table')
      .flatMap((each) => each.properties.GlobalSecondaryIndexes ?? []);
    expect(index.Projection).toEqual({ ProjectionType: 'INCLUDE', NonKeyAttributes: [...lineIndex.projected] });
  });

  test('the tables that say who somebody is, and only they, are under the key of the account', () => {
    const underKey = lasting
      .ofType('AWS::DynamoDB::Table')
      .filter((each) => each.properties.SSESpecification?.KMSMasterKeyId);
    expect(underKey.map((each) => each.id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual(['Audit', 'People']);
  });

  test('lookups are made with a key that can do nothing else', () => {
    const specs = lasting.ofType('AWS::KMS::Key').map(({ properties }) => [properties.KeySpec, properties.KeyUsage]);
    expect(specs).toContainEqual(['HMAC_256', 'GENERATE_VERIFY_MAC']);
  });

  test('no stack exports to another: what is named by a parameter can be replaced', () => {
    expect(lasting.text).not.toContain('Fn::ImportValue');
    expect(lasting.text).not.toContain('"Export"');
  });
});
