import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod/mini';
import type { TableName } from '../../shared/storage/tables.ts';
import { readRunning } from '../running.ts';

/** Where an administrator's command works: what runs on this machine, or a deployed stage. */
export interface Installation {
  readonly where: string;
  readonly client: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly tables: Readonly<Record<TableName, string>>;
  queueUrl(name: 'confirmed-cases' | 'named-contacts' | 'graph-changes'): Promise<string>;
}

const TableNames = z.object({
  People: z.string(),
  CaseFiles: z.string(),
  CallQueue: z.string(),
  Desk: z.string(),
  Audit: z.string(),
});

/** Connects to what runs on a state directory. @throws with what to do, where nothing does. */
function connectHere(state: string): Installation {
  const running = readRunning(state);
  if (running === undefined)
    throw new Error(`Nothing runs on ${state}. Start it with npm start, or name a deployed stage: --stage NAME.`);
  const local = { region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  const { queues } = running;
  return {
    where: `this machine (${state})`,
    client: new DynamoDBClient({ ...local, endpoint: running.dynamodb }),
    sqs: new SQSClient({ ...local, endpoint: running.sqs }),
    tables: z.parse(TableNames, running.tables),
    queueUrl: async (name) => queues[name] ?? '',
  };
}

/** Connects to a deployed stage by the names it told in SSM, with the credentials of the environment. */
async function connectStage(stage: string): Promise<Installation> {
  const path = `/ringtrace/${stage}/tables/`;
  const { Parameters = [] } = await new SSMClient({}).send(new GetParametersByPathCommand({ Path: path }));
  const told = Parameters.map(({ Name = '', Value = '' }) => [Name.slice(path.length), Value]);
  const names = z.safeParse(TableNames, Object.fromEntries(told));
  if (!names.success)
    throw new Error(`No stage ${stage} is deployed in this account and Region: look at AWS_PROFILE and AWS_REGION.`);
  const sqs = new SQSClient({});
  return {
    where: `stage ${stage}`,
    client: new DynamoDBClient({}),
    sqs,
    tables: names.data,
    queueUrl: async (name) => {
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: `ringtrace-${stage}-${name}` }));
      return QueueUrl ?? '';
    },
  };
}

export async function connect(options: {
  readonly stage?: string | undefined;
  readonly state: string;
}): Promise<Installation> {
  return options.stage === undefined ? connectHere(options.state) : connectStage(options.stage);
}
