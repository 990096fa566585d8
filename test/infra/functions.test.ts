import { readdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { bareName, forget, ownProvider, refersTo, synthesise } from './synthesised.ts';

const made = await synthesise({ stage: 'production', ...ownProvider });
afterAll(() => forget(made));
const functions = made.ofType('AWS::Lambda::Function');
const names = functions.map((each) => bareName(each.properties.FunctionName)).sort();
const listed = (folder: string) => readdirSync(new URL(`../../${folder}`, import.meta.url)).sort();

test('every folder of functions/ is deployed, by a file of the same name, and nothing else is', () => {
  expect(listed('functions')).toEqual(names);
  expect(listed('infra/functions').map((file) => file.replace(/\.ts$/, ''))).toEqual(names);
});

test('every function writes to a log group of its own that forgets', () => {
  const groups = functions.map((each) => refersTo(each.properties.LoggingConfig?.LogGroup));
  expect(new Set(groups).size).toBe(functions.length);
  for (const group of made.ofType('AWS::Logs::LogGroup')) expect(group.properties.RetentionInDays, group.id).toBe(90);
});

test('every function has a role of its own, whose statements each have a name of their own', () => {
  expect(new Set(functions.map((each) => refersTo(each.properties.Role))).size).toBe(functions.length);
  for (const role of made.ofType('AWS::IAM::Role')) expect(role.properties.ManagedPolicyArns, role.id).toBeUndefined();
  for (const { id, properties } of made.ofType('AWS::IAM::Policy')) {
    const sids = properties.PolicyDocument.Statement.flatMap((each: { Sid?: string }) => each.Sid ?? []);
    expect(new Set(sids).size, id).toBe(sids.length);
  }
});

test('every function runs on Node 24 on Arm, outside any VPC, and says what it is for', () => {
  for (const { properties } of functions) {
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
    expect(properties.VpcConfig).toBeUndefined();
    expect(properties.Description.length).toBeGreaterThan(20);
    // Reading the tables whole takes minutes where there are millions of people.
    const most = bareName(properties.FunctionName) === 'build-snapshot' ? 900 : 60;
    expect(properties.Timeout).toBeLessThanOrEqual(most);
  }
});
