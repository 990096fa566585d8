import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { countStream, type WindowedStreamEvent } from '../../shared/runtime/count-stream.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { ledgerChange } from './keep-ledger.ts';

const env = readEnv(Env, process.env);
const counting = {
  function: 'keep-ledger',
  counters: { client: meterClient(new DynamoDBClient({})), table: env.CALL_QUEUE_TABLE },
  name: 'LEDGER',
  contribution: ledgerChange,
  now: () => new Date(),
};

export const handler = (event: WindowedStreamEvent) => countStream(counting, event);
