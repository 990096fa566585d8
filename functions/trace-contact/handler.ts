import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import type { Context, SQSEvent } from 'aws-lambda';
import defaultPolicy from '../../shared/domain/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../shared/domain/policy.ts';
import { eachMessage } from '../../shared/runtime/batch.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { readLookupKeys } from '../../shared/runtime/lookup-keys.ts';
import { phoneReader } from '../../shared/runtime/phone-numbers.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { traceContact } from './trace-contact.ts';

const env = readEnv(Env, process.env);
const tracing = {
  client: meterClient(new DynamoDBClient({})),
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  macs: await readLookupKeys(new KMSClient({}), env.LOOKUP_KEYS),
  readPhone: phoneReader(env.DEFAULT_COUNTRY),
  policy: readPolicy(defaultPolicy),
  clock: systemClock(),
  pause: (milliseconds: number) => wait(milliseconds * (0.5 + Math.random())),
};

export const handler = (event: SQSEvent, context: Context) =>
  eachMessage('trace-contact', event, context, ({ body, messageAttributes }) =>
    traceContact(tracing, body, messageAttributes.redriven?.stringValue === 'true'),
  );
