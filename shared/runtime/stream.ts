import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, AttributeValue as StreamValue } from 'aws-lambda';

export interface StreamRecord {
  readonly sequenceNumber: string;
  readonly pk: string;
  readonly sk: string;
  readonly before: Readonly<Record<string, unknown>> | undefined;
  readonly after: Readonly<Record<string, unknown>> | undefined;
}

const image = (stored: Record<string, StreamValue> | undefined) => stored && unmarshall(decode(stored));

/** The event carries DynamoDB's own notation; only binary values differ, and no item has any. */
function decode(stored: Record<string, StreamValue>): Record<string, AttributeValue> {
  return JSON.parse(JSON.stringify(stored));
}

export function readRecord({ dynamodb }: DynamoDBRecord): StreamRecord {
  const { pk, sk } = image(dynamodb?.Keys) ?? {};
  return {
    sequenceNumber: dynamodb?.SequenceNumber ?? '0',
    pk: String(pk),
    sk: String(sk),
    before: image(dynamodb?.OldImage),
    after: image(dynamodb?.NewImage),
  };
}

/** A stream goes on from the first record that failed: everything after it comes again. */
export const failedFrom = (sequenceNumber: string): DynamoDBBatchResponse => ({
  batchItemFailures: [{ itemIdentifier: sequenceNumber }],
});

export const allDone: DynamoDBBatchResponse = { batchItemFailures: [] };
