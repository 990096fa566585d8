import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { countStream, type WindowedStreamEvent } from '../../shared/runtime/count-stream.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { lineChange } from './count-lines.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const counting = {
  function: 'count-lines',
  counters: { client: meterClient(new DynamoDBClient({})), table: env.CALL_QUEUE_TABLE },
  name: 'LINES',
  contribution: lineChange,
  now: () => new Date(),
};

export const handler = (event: WindowedStreamEvent) => countStream(counting, event);
