import * as z from 'zod/mini';
import type { Emulator } from './emulator.ts';

const names = z.array(z.string());
const Functions = z.object({
  Functions: z.array(
    z.object({
      FunctionName: z.string(),
      Environment: z.optional(z.object({ Variables: z._default(z.record(z.string(), z.string()), {}) })),
    }),
  ),
});
const Mappings = z.object({
  EventSourceMappings: z.array(z.object({ EventSourceArn: z.string(), FunctionArn: z.string() })),
});
const KeyList = z.object({ Keys: z.array(z.object({ KeyId: z.string() })) });
const KeyDescription = z.object({
  KeyMetadata: z.object({ Arn: z.string(), KeyState: z.string(), Description: z.string() }),
});

const ParameterPage = z.object({
  Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })),
  NextToken: z.nullish(z.string()),
});

const LogGroupPage = z.object({
  logGroups: z.array(z.object({ logGroupName: z.string() })),
  nextToken: z.nullish(z.string()),
});

export interface Arrived {
  readonly tables: readonly string[];
  readonly streams: readonly string[];
  readonly queues: readonly string[];
  readonly functions: readonly { readonly name: string; readonly variables: Readonly<Record<string, string>> }[];
  readonly mappings: readonly { readonly source: string; readonly function: string }[];
  readonly keys: readonly { readonly arn: string; readonly finds: boolean }[];
  readonly roles: readonly string[];
  /** Values by name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** But that of the CDK itself. */
  readonly buckets: readonly string[];
  readonly logGroups: readonly string[];
  readonly topics: readonly string[];
}

/** What is there, asked of the services themselves and not of the deployment's own record. Keys about to be deleted are gone. */
export async function readArrived(emulator: Emulator): Promise<Arrived> {
  const { ask, read } = emulator;
  const tables = names.parse((await ask('dynamodb', 'DynamoDB_20120810.ListTables')).TableNames);
  const described = await Promise.all(
    tables.map((TableName) => ask('dynamodb', 'DynamoDB_20120810.DescribeTable', { TableName })),
  );
  const Stream = z.object({ Table: z.object({ LatestStreamArn: z.optional(z.string()) }) });
  const functions = Functions.parse(JSON.parse(await read('lambda', '/2015-03-31/functions/')));
  const mappings = Mappings.parse(JSON.parse(await read('lambda', '/2015-03-31/event-source-mappings/')));
  const roles = await read('iam', '/?Action=ListRoles&Version=2010-05-08&MaxItems=1000');
  const topics = await read('sns', '/?Action=ListTopics&Version=2010-03-31');
  return {
    tables,
    streams: described.flatMap((each) => Stream.parse(each).Table.LatestStreamArn ?? []),
    queues: names.parse((await ask('sqs', 'AmazonSQS.ListQueues')).QueueUrls ?? []),
    functions: functions.Functions.map(({ FunctionName, Environment }) => ({
      name: FunctionName,
      variables: Environment?.Variables ?? {},
    })),
    mappings: mappings.EventSourceMappings.map((each) => ({ source: each.EventSourceArn, function: each.FunctionArn })),
    keys: await readKeys(emulator),
    roles: texts(roles, 'RoleName').filter((name) => name.startsWith('ringtrace-')),
    parameters: await readParameters(emulator),
    buckets: texts(await read('s3', '/'), 'Name').filter((name) => !name.startsWith('cdk-')),
    logGroups: await readLogGroups(emulator),
    topics: texts(topics, 'TopicArn'),
  };
}

async function readParameters({ ask }: Emulator): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let NextToken: string | undefined;
  do {
    const body = { Path: '/ringtrace', Recursive: true, ...(NextToken ? { NextToken } : {}) };
    const page = ParameterPage.parse(await ask('ssm', 'AmazonSSM.GetParametersByPath', body));
    for (const { Name, Value } of page.Parameters) found.set(Name, Value);
    NextToken = page.NextToken ?? undefined;
  } while (NextToken);
  return found;
}

async function readLogGroups({ ask }: Emulator): Promise<string[]> {
  const found: string[] = [];
  let nextToken: string | undefined;
  do {
    const body = { limit: 50, ...(nextToken ? { nextToken } : {}) };
    const page = LogGroupPage.parse(await ask('logs', 'Logs_20140328.DescribeLogGroups', body));
    found.push(...page.logGroups.map((each) => each.logGroupName));
    nextToken = page.nextToken ?? undefined;
  } while (nextToken);
  return found;
}

async function readKeys({ ask }: Emulator) {
  const { Keys } = KeyList.parse(await ask('kms', 'TrentService.ListKeys'));
  const described = [];
  for (const { KeyId } of Keys) {
    // moto makes every key of a template symmetric, and keeps its policy as an object on which DescribeKey then fails: write it back as text.
    const of = { KeyId, PolicyName: 'default' };
    const { Policy } = await ask('kms', 'TrentService.GetKeyPolicy', of);
    if (typeof Policy !== 'string') {
      await ask('kms', 'TrentService.PutKeyPolicy', { ...of, Policy: JSON.stringify(Policy) });
    }
    described.push(KeyDescription.parse(await ask('kms', 'TrentService.DescribeKey', { KeyId })).KeyMetadata);
  }
  return described
    .filter((key) => key.KeyState === 'Enabled' && key.Description.startsWith('Ringtrace'))
    .map((key) => ({ arn: key.Arn, finds: key.Description.includes('finds people again') }));
}

const queueName = (url: string) => url.split('/').at(-1) ?? '';

const texts = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]+)</${tag}>`, 'g'))].flatMap(([, text]) => text ?? []);

/** How many arrived of each type that moto makes and can be asked for. */
export function countArrived(arrived: Arrived): ReadonlyMap<string, number> {
  return new Map([
    ['AWS::DynamoDB::Table', arrived.tables.length],
    ['AWS::IAM::Role', arrived.roles.length],
    ['AWS::KMS::Key', arrived.keys.length],
    ['AWS::Lambda::EventSourceMapping', arrived.mappings.length],
    ['AWS::Lambda::Function', arrived.functions.length],
    ['AWS::Logs::LogGroup', arrived.logGroups.length],
    ['AWS::S3::Bucket', arrived.buckets.length],
    ['AWS::SNS::Topic', arrived.topics.length],
    ['AWS::SQS::Queue', arrived.queues.length],
    ['AWS::SSM::Parameter', arrived.parameters.size],
  ]);
}

/** What names something that is not there: values pass between stacks as text, and text can be wrong. */
export function danglingNames(arrived: Arrived): string[] {
  const tables = new Set(arrived.tables);
  // By name: moto's two ways to say a queue's address differ in the host.
  const queues = new Set(arrived.queues.map(queueName));
  const lookupKeys = new Set(arrived.keys.filter((key) => key.finds).map((key) => key.arn));
  const functions = new Set(arrived.functions.map((each) => each.name));
  const isThere = (variable: string, value: string) => {
    if (variable.endsWith('_TABLE')) return tables.has(value);
    if (variable.endsWith('_QUEUE_URL')) return queues.has(queueName(value));
    if (variable === 'LOOKUP_KEYS') return value.split(',').every((key) => lookupKeys.has(key.replace(/^\d+:/, '')));
    return true;
  };
  const page = [...arrived.parameters].filter(([name]) => name.endsWith('/console/bucket'));
  const sourceIsThere = (arn: string) =>
    arn.includes(':sqs:') ? queues.has(arn.split(':').at(-1) ?? '') : arrived.streams.includes(arn);
  return [
    ...page
      .filter(([, bucket]) => !arrived.buckets.includes(bucket))
      .map(([name, bucket]) => `${name} is ${bucket}, and that bucket is not there`),
    ...arrived.functions.flatMap(({ name, variables }) =>
      Object.entries(variables)
        .filter(([variable, value]) => !isThere(variable, value))
        .map(([variable, value]) => `${name}: ${variable} is ${value}, and that is not there`),
    ),
    ...arrived.mappings
      .filter((each) => !sourceIsThere(each.source) || !functions.has(each.function.split(':').at(-1) ?? ''))
      .map((each) => `a mapping leads from ${each.source} to ${each.function}, and one of them is not there`),
  ];
}
