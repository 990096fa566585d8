import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, SQSEvent } from 'aws-lambda';
import { eachMessage } from '../../shared/runtime/batch.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { applyCallEvent } from './apply-call-event.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const desk = {
  client,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = async (event: SQSEvent, context: Context) => {
  const live = { ...desk, policy: await policy() };
  return eachMessage('apply-call-event', event, context, (record) => applyCallEvent(live, record.body));
};
