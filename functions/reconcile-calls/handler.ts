import { ConnectClient } from '@aws-sdk/client-connect';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { log } from '../../shared/runtime/log.ts';
import { pace } from '../../shared/runtime/pace.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { countingUnits, meterClient } from '../../shared/runtime/units.ts';
import { amazonConnect } from '../../shared/telephony/amazon-connect.ts';
import { Env } from './env.ts';
import { reconcileCalls } from './reconcile-calls.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });
const instance = { instanceId: env.CONNECT_INSTANCE, flows: new Map<string, string>(), callerId: undefined };
const desk = {
  client,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  dialer: env.CONNECT_INSTANCE === 'none' ? undefined : amazonConnect(new ConnectClient({}), instance),
  clock: systemClock(),
  pause: pauseWithJitter,
  /** DescribeContact takes ten questions a second (FACTS, section 2). */
  pace: pace(10, 1_000),
};
/** Milliseconds kept for the last look to end in. */
const reserve = 10_000;

export const handler = async (_event: unknown, context: Context) => {
  const live = {
    ...desk,
    policy: await sharded(await policy()),
    mayGoOn: () => context.getRemainingTimeInMillis() > reserve,
  };
  const { result, units } = await countingUnits(() => reconcileCalls(live));
  log('units', { function: 'reconcile-calls', operation: 'reconciled', n: result.settled, ...units });
};
