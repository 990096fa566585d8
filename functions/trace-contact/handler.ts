import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import type { Context, SQSEvent } from 'aws-lambda';
import { eachMessage } from '../../shared/runtime/batch.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { openPipeline } from '../../shared/runtime/pipeline.ts';
import { Env } from './env.ts';
import { traceContact } from './trace-contact.ts';

const pipeline = await openPipeline(readEnv(Env, process.env), new DynamoDBClient({}), new KMSClient({}));

export const handler = (event: SQSEvent, context: Context) =>
  eachMessage('trace-contact', event, context, async ({ body, messageAttributes }) =>
    traceContact(await pipeline(), body, messageAttributes.redriven?.stringValue === 'true'),
  );
