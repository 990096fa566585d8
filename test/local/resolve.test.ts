// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub is written like this
import { describe, expect, it } from 'vitest';
import { deploy } from '../../local/runner/deployment.ts';
import { resolveValue, type Scope } from '../../local/runner/resolve.ts';
import type { Stack, Template } from '../../local/runner/template.ts';

const scope: Scope = {
  stack: 'work',
  ref: (name) => (name === 'List' ? ['a', 'b'] : `ref-${name}`),
  attribute: (name, attribute) => `${name}.${attribute}`,
  imported: (name) => `imported-${name}`,
  parameter: (name) => `ssm${name}`,
  condition: (name) => ({ 'Fn::Equals': [name, 'Yes'] }),
  mapped: (map, top, second) => `${map}/${top}/${second}`,
};

describe('a template value', () => {
  it.each([
    ['a reference', { Ref: 'Table' }, 'ref-Table'],
    ['the account', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['its own stack', { Ref: 'AWS::StackName' }, 'work'],
    ['an attribute', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'Table.Arn'],
    ['an attribute in one string', { 'Fn::GetAtt': 'Table.Stream.Arn' }, 'Table.Stream.Arn'],
    ['joined', { 'Fn::Join': ['-', ['a', { Ref: 'B' }]] }, 'a-ref-B'],
    ['joined from a list', { 'Fn::Join': [',', { Ref: 'List' }] }, 'a,b'],
    [
      'substituted',
      { 'Fn::Sub': '${AWS::Partition}:${Table.Arn}:${Queue}:${!Kept}' },
      'aws:Table.Arn:ref-Queue:${Kept}',
    ],
    ['substituted by name', { 'Fn::Sub': ['${x}-${Y}', { x: { Ref: 'X' } }] }, 'ref-X-ref-Y'],
    ['selected from a split', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    ['imported', { 'Fn::ImportValue': 'data:Table' }, 'imported-data:Table'],
    ['a parameter inside a string', 'at {{resolve:ssm:/a/b:1}}!', 'at ssm/a/b!'],
    ['found in a map', { 'Fn::FindInMap': ['m', 'a', 'b'] }, 'm/a/b'],
    ['chosen by a condition', { 'Fn::If': ['Yes', 1, 2] }, 1],
    ['chosen by a condition that does not hold', { 'Fn::If': ['No', 1, 2] }, 2],
    ['deep inside', { a: [{ b: { Ref: 'C' } }] }, { a: [{ b: 'ref-C' }] }],
    ['left out', { a: 1, b: { Ref: 'AWS::NoValue' }, c: [{ Ref: 'AWS::NoValue' }, 2] }, { a: 1, c: [2] }],
  ])('is %s', (_what, value, expected) => {
    expect(resolveValue(value, scope)).toEqual(expected);
  });

  it('with a function nobody taught the runner is an error that names stack and function', () => {
    expect(() => resolveValue({ 'Fn::Cidr': ['10.0.0.0/16', 2] }, scope)).toThrow(/Stack work: .* Fn::Cidr/);
  });
});

const machine = { apiUrl: 'http://127.0.0.1:4700', sqsPort: 4703 };

function stack(name: string, template: Partial<Template>): Stack {
  return { name, assets: {}, template: { Resources: {}, ...template } };
}

describe('stacks', () => {
  const data = stack('data', {
    Resources: {
      Table1: { Type: 'AWS::DynamoDB::Table', Metadata: { 'aws:cdk:path': 'data/People/Resource' } },
      Told: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/people', Value: { Ref: 'Table1' } } },
    },
    Outputs: { Out: { Value: { 'Fn::GetAtt': ['Table1', 'StreamArn'] }, Export: { Name: 'data:Stream' } } },
  });

  it('reach each other by parameter and by export', () => {
    const work = stack('work', {
      Parameters: { People: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/people' } },
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: { table: { Ref: 'People' }, stream: { 'Fn::ImportValue': 'data:Stream' } },
        },
      },
    });
    const queue = deploy([data, work], machine).find(({ logicalId }) => logicalId === 'Queue');
    expect(queue?.properties()).toEqual({
      table: 'People',
      stream: 'arn:aws:dynamodb:eu-west-1:000000000000:table/People/stream/local',
    });
  });

  it('that read a parameter nobody writes are an error that names both', () => {
    const work = stack('work', {
      Parameters: { People: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/nobody' } },
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { table: { Ref: 'People' } } } },
    });
    const [queue] = deploy([work], machine);
    expect(() => queue?.properties()).toThrow('Stack work: it reads the SSM parameter /nobody');
  });

  it('with a resource the runner does not know are an error that names stack, logical id and type', () => {
    const work = stack('work', { Resources: { Flow7F: { Type: 'AWS::StepFunctions::StateMachine' } } });
    expect(() => deploy([data, work], machine)).toThrow(/Stack work, Flow7F: .* AWS::StepFunctions::StateMachine/);
  });

  it('pass over a resource whose condition does not hold', () => {
    const work = stack('work', {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { Flow: { Type: 'AWS::StepFunctions::StateMachine', Condition: 'Never' } },
    });
    expect(deploy([work], machine)).toEqual([]);
  });
});
