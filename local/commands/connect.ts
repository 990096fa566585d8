import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type TableName, tables } from '../../shared/storage/tables.ts';
import { readRunning } from '../running.ts';

/** Where an administrator's command works: what runs on this machine, or a deployed stage. */
export interface Installation {
  readonly where: string;
  readonly client: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly tables: Readonly<Record<TableName, string>>;
  queueUrl(name: 'confirmed-cases' | 'named-contacts'): Promise<string>;
}

const isComplete = (names: Readonly<Record<string, string>>): names is Record<TableName, string> =>
  Object.keys(tables).every((name) => names[name] !== undefined);

/** Connects to what runs on a state directory. @throws with what to do, where nothing does. */
function connectHere(state: string): Installation {
  const running = readRunning(state);
  if (running === undefined)
    throw new Error(`Nothing runs on ${state}. Start it with npm start, or name a deployed stage: --stage NAME.`);
  const local = { region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  const { queues, tables: names } = running;
  if (!isComplete(names)) throw new Error('What runs there has not all tables: start it again.');
  return {
    where: `this machine (${state})`,
    client: new DynamoDBClient({ ...local, endpoint: running.dynamodb }),
    sqs: new SQSClient({ ...local, endpoint: running.sqs }),
    tables: names,
    queueUrl: async (name) => queues[name] ?? '',
  };
}

/** Connects to a deployed stage by the names it told in SSM, with the credentials of the environment. */
async function connectStage(stage: string): Promise<Installation> {
  const path = `/ringtrace/${stage}/tables/`;
  const { Parameters = [] } = await new SSMClient({}).send(new GetParametersByPathCommand({ Path: path }));
  const names = Object.fromEntries(Parameters.map(({ Name = '', Value = '' }) => [Name.slice(path.length), Value]));
  if (!isComplete(names))
    throw new Error(`No stage ${stage} is deployed in this account and Region: look at AWS_PROFILE and AWS_REGION.`);
  const sqs = new SQSClient({});
  return {
    where: `stage ${stage}`,
    client: new DynamoDBClient({}),
    sqs,
    tables: names,
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
