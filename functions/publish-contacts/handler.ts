import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { GraphMessage } from '../../shared/messages/graph-message.ts';
import type { NamingMessage } from '../../shared/messages/naming-message.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { errorFields, log } from '../../shared/runtime/log.ts';
import { allDone, failedFrom, readRecord, type StreamRecord } from '../../shared/runtime/stream.ts';
import { countingUnits, meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { graphChanges } from './graph-changes.ts';
import { messagesFor } from './publish-contacts.ts';

const env = readEnv(Env, process.env);
const tables = { client: meterClient(new DynamoDBClient({})), caseFiles: env.CASE_FILES_TABLE };
const queue = new SQSClient({});

async function send(QueueUrl: string, messages: readonly (NamingMessage | GraphMessage)[]): Promise<void> {
  for (let from = 0; from < messages.length; from += 10) {
    const Entries = messages
      .slice(from, from + 10)
      .map((message, n) => ({ Id: String(n), MessageBody: JSON.stringify(message) }));
    const { Failed = [] } = await queue.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    if (Failed.length > 0) throw new Error(`${Failed.length} messages were not taken by the queue.`);
  }
}

async function publish(record: StreamRecord): Promise<void> {
  await send(env.NAMED_CONTACTS_QUEUE_URL, await messagesFor(tables, record));
  await send(env.GRAPH_CHANGES_QUEUE_URL, graphChanges(record));
}

/** One record after the other; what fails is where the stream goes on, and publishing twice harms nobody. */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of event.Records.map(readRecord)) {
    try {
      const { units } = await countingUnits(() => publish(record));
      log('units', { function: 'publish-contacts', operation: 'published', ...units });
    } catch (error) {
      log('record-failed', { function: 'publish-contacts', ...errorFields(error) });
      return failedFrom(record.sequenceNumber);
    }
  }
  return allDone;
};
