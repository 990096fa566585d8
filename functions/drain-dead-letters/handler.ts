import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, SQSEvent } from 'aws-lambda';
import { eachMessage, intakeIdOf } from '../../shared/runtime/batch.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { drainDeadLetter } from './drain-dead-letters.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const tables = {
  client: meterClient(new DynamoDBClient({})),
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
};
const clock = systemClock();

export const handler = (event: SQSEvent, context: Context) =>
  eachMessage('drain-dead-letters', event, context, (record) =>
    drainDeadLetter(
      tables,
      { intakeId: intakeIdOf(record), queueArn: record.eventSourceARN, body: record.body },
      clock(),
    ),
  );
