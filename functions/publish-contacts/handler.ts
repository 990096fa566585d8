import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { NamingMessage } from '../../shared/messages/naming-message.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { errorFields, log } from '../../shared/runtime/log.ts';
import { allDone, failedFrom, readRecord, type StreamRecord } from '../../shared/runtime/stream.ts';
import { countingUnits, meterClient } from '../../shared/runtime/units.ts';
import { Infection } from '../../shared/storage/cases.ts';
import { InterviewFile, readInterview } from '../../shared/storage/interviews.ts';
import { Env } from './env.ts';
import { namingsChanged, namingsOf } from './publish-contacts.ts';

const env = readEnv(Env, process.env);
const tables = { client: meterClient(new DynamoDBClient({})), caseFiles: env.CASE_FILES_TABLE };
const queue = new SQSClient({});

const parsed = <Schema extends z.ZodMiniType>(schema: Schema, item: unknown) =>
  item === undefined ? undefined : z.parse(schema, item);

async function messagesFor({ sk, before, after }: StreamRecord): Promise<NamingMessage[]> {
  if (sk === 'INTERVIEW')
    return namingsChanged({ before: parsed(InterviewFile, before), after: parsed(InterviewFile, after) });
  const [was, is] = [parsed(Infection, before), parsed(Infection, after)];
  if (is === undefined || was === undefined || was.ended === is.ended) return [];
  const interview = await readInterview(tables, deriveId('interview', was.caseId));
  return interview === undefined ? [] : namingsOf(interview);
}

async function send(messages: readonly NamingMessage[]): Promise<void> {
  for (let from = 0; from < messages.length; from += 10) {
    const Entries = messages
      .slice(from, from + 10)
      .map((message, n) => ({ Id: String(n), MessageBody: JSON.stringify(message) }));
    const { Failed = [] } = await queue.send(
      new SendMessageBatchCommand({ QueueUrl: env.NAMED_CONTACTS_QUEUE_URL, Entries }),
    );
    if (Failed.length > 0) throw new Error(`${Failed.length} messages were not taken by the queue.`);
  }
}

/** One record after the other; what fails is where the stream goes on, and publishing twice harms nobody. */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of event.Records.map(readRecord)) {
    try {
      const { units } = await countingUnits(async () => send(await messagesFor(record)));
      log('units', { function: 'publish-contacts', operation: 'published', ...units });
    } catch (error) {
      log('record-failed', { function: 'publish-contacts', ...errorFields(error) });
      return failedFrom(record.sequenceNumber);
    }
  }
  return allDone;
};
