import { App, Duration, Stack } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  Code,
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  Function as LambdaFunction,
  Runtime,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { placeholderIssuer } from '../../local/synthesise.ts';

/** Asks the table's engine without an SDK: an inline function brings no bundle. */
const put = `
const put = async (item) => {
  const answer = await fetch(process.env.AWS_ENDPOINT_URL_DYNAMODB, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.PutItem',
      'x-amz-date': '20200101T000000Z',
      authorization: 'AWS4-HMAC-SHA256 Credential=local/20200101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify({ TableName: process.env.TABLE, Item: item }),
  });
  if (!answer.ok) throw new Error(await answer.text());
};
const say = (line) => console.log(JSON.stringify(line));
const now = () => new Date(globalThis[Symbol.for('ringtrace.clock')]()).toISOString();
`;

/** Stores each message; one that says so fails alone, throws, hangs or ends the thread. */
const store = `${put}
exports.handler = async (event, context) => {
  const batchItemFailures = [];
  for (const record of event.Records) {
    const message = JSON.parse(record.body);
    say({ event: 'got', id: message.id, times: record.attributes.ApproximateReceiveCount, batch: event.Records.length });
    if (message.act === 'throw') throw new Error('asked to');
    if (message.act === 'hang') await new Promise((resolve) => setTimeout(resolve, 60000));
    if (message.act === 'die') process.exit(1);
    if (message.act === 'fail') batchItemFailures.push({ itemIdentifier: record.messageId });
    else await put({ pk: { S: message.id }, sk: { S: message.kind || 'CASE' }, at: { S: now() } });
  }
  say({ event: 'units', function: 'store', operation: 'stored', wru: event.Records.length, rru: 0.5 });
  return { batchItemFailures };
};`;

/** Says what the stream told it; fails at an item named poison. */
const follow = `${put}
exports.handler = async (event) => {
  for (const { eventName, dynamodb } of event.Records) {
    say({ event: 'saw', id: dynamodb.Keys.pk.S, name: eventName, shard: event.shardId !== undefined, sequence: dynamodb.SequenceNumber });
    if (dynamodb.Keys.pk.S === 'poison') return { state: {}, batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
  }
  return { state: {} };
};`;

const tell = `${put}
exports.handler = async ({ rawPath, pathParameters, queryStringParameters, requestContext, body }) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    rawPath, pathParameters, queryStringParameters, body,
    claims: requestContext.authorizer && requestContext.authorizer.jwt.claims,
    now: rawPath === '/now' ? now() : undefined,
  }),
});`;

/** Synthesises a small application with one of everything the runner wires, and says where. */
export function synthesiseFixture(outdir: string, add?: (stack: Stack) => void): string {
  const context = { 'aws:cdk:enable-path-metadata': true };
  const app = new App({ outdir, context, analyticsReporting: false });
  const data = new Stack(app, 'data');
  const table = new Table(data, 'Things', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
  });
  new StringParameter(data, 'tell', { parameterName: '/fixture/table', stringValue: table.tableName });

  const work = new Stack(app, 'work');
  // An export from stack to stack, besides the parameter.
  pipeline(work, StringParameter.valueForStringParameter(work, '/fixture/table'), table);
  work.addStackDependency(data);
  add?.(work);
  return app.synth().directory;
}

function pipeline(work: Stack, tableName: string, table: Table): void {
  const timeout = Duration.seconds(1);
  const make = (name: string, code: string) => inline(work, name, code, tableName, timeout);
  const dead = new Queue(work, 'messages-dead', { queueName: 'ringtrace-local-messages-dead' });
  const queue = new Queue(work, 'messages', {
    queueName: 'ringtrace-local-messages',
    visibilityTimeout: Duration.seconds(1),
    deadLetterQueue: { queue: dead, maxReceiveCount: 2 },
  });
  make('store', store).addEventSource(new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true }));

  const failures = new Queue(work, 'failures', { queueName: 'ringtrace-local-failures' });
  new EventSourceMapping(work, 'follow-things', {
    target: make('follow', follow),
    eventSourceArn: table.tableStreamArn ?? '',
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 10,
    retryAttempts: 1,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: new SqsDlq(failures),
    filters: [FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: FilterRule.isEqual('CASE') } } } })],
    tumblingWindow: Duration.minutes(15),
  });

  const api = new HttpApi(work, 'api', {
    corsPreflight: {
      allowOrigins: ['http://localhost:5173'],
      allowMethods: [CorsHttpMethod.GET],
      allowHeaders: ['authorization'],
    },
  });
  const integration = new HttpLambdaIntegration('tell', make('tell', tell));
  const authorizer = new HttpJwtAuthorizer('sign-in', placeholderIssuer, { jwtAudience: ['ringtrace'] });
  const get = [HttpMethod.GET];
  api.addRoutes({ path: '/open/{name}', methods: get, integration });
  api.addRoutes({ path: '/now', methods: get, integration });
  api.addRoutes({ path: '/me', methods: get, integration, authorizer });
  api.addRoutes({ path: '/scoped', methods: get, integration, authorizer, authorizationScopes: ['something-else'] });
}

function inline(scope: Construct, name: string, code: string, table: string, timeout: Duration): LambdaFunction {
  return new LambdaFunction(scope, name, {
    functionName: `ringtrace-local-${name}`,
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline(code),
    environment: { TABLE: table },
    timeout,
  });
}
