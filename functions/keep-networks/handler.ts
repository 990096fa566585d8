import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, SQSEvent } from 'aws-lambda';
import { eachMessage } from '../../shared/runtime/batch.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { keepNetworks } from './keep-networks.ts';

const env = readEnv(Env, process.env);
const networks = {
  client: meterClient(new DynamoDBClient({})),
  caseFiles: env.CASE_FILES_TABLE,
  clock: systemClock(),
  pause: pauseWithJitter,
  writesAtOnce: 96,
};

export const handler = (event: SQSEvent, context: Context) =>
  eachMessage('keep-networks', event, context, ({ body }) => keepNetworks(networks, body));
