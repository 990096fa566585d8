import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import type { Context, SQSEvent } from 'aws-lambda';
import { eachMessage, intakeIdOf } from '../../shared/runtime/batch.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { openPipeline } from '../../shared/runtime/pipeline.ts';
import { Env } from './env.ts';
import { registerCase } from './register-case.ts';

const pipeline = await openPipeline(readEnv(Env, process.env), new DynamoDBClient({}), new KMSClient({}));

export const handler = (event: SQSEvent, context: Context) =>
  eachMessage('register-case', event, context, async (record) =>
    registerCase(await pipeline(), {
      intakeId: intakeIdOf(record),
      body: record.body,
      redriven: record.messageAttributes.redriven?.stringValue === 'true',
    }),
  );
