import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnv } from '../../shared/runtime/env.ts';
import { log, measureOf } from '../../shared/runtime/log.ts';
import { countingUnits, meterClient } from '../../shared/runtime/units.ts';
import { keptLedger } from '../../shared/storage/ledger.ts';
import { checkLedger } from './check-ledger.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const counters = { client: meterClient(new DynamoDBClient({})), table: env.CALL_QUEUE_TABLE };
const measure = measureOf(process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'check-ledger', Date.now);

export const handler = async () => {
  const { result, units } = await countingUnits(() => checkLedger(() => keptLedger(counters), measure));
  log('units', { function: 'check-ledger', operation: 'checked', ...units });
  return result;
};
