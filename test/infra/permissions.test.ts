import { afterAll, describe, expect, test } from 'vitest';
import { bareName, forget, ownProvider, type Statement, statements, synthesise } from './synthesised.ts';

const made = await synthesise({ stage: 'production', ...ownProvider });
afterAll(() => forget(made));

const statementsOf = (name: string) => statements(made, name);
const names = made
  .ofType('AWS::Lambda::Function')
  .map((each) => bareName(each.properties.FunctionName))
  .sort();
const actionsOf = ({ Action }: Statement) => [Action].flat();

/** `…table/<CaseFiles>/stream/*` as a person reads it. */
const readable = (resource: unknown): string =>
  [resource]
    .flat()
    .map((each) =>
      JSON.stringify(each)
        .replaceAll(
          /"Ref":"SsmParameterValueringtraceproduction(tables|streams|keys|buckets)(\w+?)C96584B6\w+"/g,
          '<$1 $2>',
        )
        .replaceAll(/(AWS::(Partition|Region|AccountId))/g, '')
        .replaceAll(/[^\w<> /*-]+/g, ' ')
        .replaceAll(/\b(Fn GetAtt|Fn Join|Ref|arn|Arn)\b/g, '')
        .replaceAll(/[0-9A-F]{8}\b/g, '')
        .replaceAll(/ +/g, ' ')
        .trim(),
    )
    .join(' + ');

describe('permissions', () => {
  test('no function may do anything by wildcard, or to everything', () => {
    for (const name of names) {
      for (const statement of statementsOf(name)) {
        for (const action of actionsOf(statement)) expect(action, name).not.toContain('*');
        expect(statement.Resource, name).not.toBe('*');
      }
    }
  });

  test('wildcards in a resource are the streams of one table, which can only be listed, and the files of snapshots', () => {
    const wild = names.flatMap((name) =>
      statementsOf(name)
        .filter((statement) => JSON.stringify(statement.Resource).includes('*'))
        .map((statement) => ({ name, actions: actionsOf(statement) })),
    );
    const listing = ['count-lines', 'keep-ledger', 'publish-contacts'];
    expect(wild).toEqual(
      [
        { name: 'build-snapshot', actions: ['s3:PutObject'] },
        { name: 'export-data', actions: ['s3:GetObject'] },
        ...listing.map((name) => ({ name, actions: ['dynamodb:ListStreams'] })),
        { name: 'read-graph', actions: ['s3:GetObject', 's3:PutObject'] },
        { name: 'read-metrics', actions: ['s3:GetObject'] },
        { name: 'work-flags', actions: ['s3:GetObject'] },
      ].sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });

  test('the audit trail can only be added to', () => {
    const onAudit = names
      .flatMap(statementsOf)
      .filter((statement) => JSON.stringify(statement.Resource).includes('tablesAudit'))
      .flatMap(actionsOf);
    expect(onAudit.length).toBeGreaterThan(0);
    expect(new Set(onAudit)).toEqual(new Set(['dynamodb:PutItem']));
  });

  test('whoever reads exposures or the ledger can reach no identity', () => {
    const snapshots = ['build-snapshot', 'read-metrics'];
    const reading = ['read-exposures', 'read-graph', 'read-ledger', 'who-am-i', 'describe-api'];
    for (const name of [...reading, ...snapshots, 'keep-ledger', 'count-lines']) {
      expect(JSON.stringify(statementsOf(name)), name).not.toMatch(/tablesPeople|keysidentities/);
    }
  });

  test('nobody scans a table but who makes a snapshot of it', () => {
    const scanning = names.filter((name) => statementsOf(name).flatMap(actionsOf).includes('dynamodb:Scan'));
    expect(scanning).toEqual(['build-snapshot']);
  });

  test('what each function may do reads like what it does', () => {
    const lines = names.flatMap((name) => [
      name,
      ...statementsOf(name)
        .filter(({ Sid }) => Sid !== 'WriteOwnLog')
        .map((each) => `  ${each.Sid ?? '-'}: ${actionsOf(each).join(' ')} on ${readable(each.Resource)}`),
    ]);
    expect(lines.join('\n')).toMatchSnapshot();
  });
});
