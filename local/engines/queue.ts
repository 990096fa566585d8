import type { SQSRecord } from 'aws-lambda';
import type { EngineMessage, EngineQueue } from './fauxqs-parts.ts';
import { localRegion } from './region.ts';

/** One queue of the engine, seen from inside its process. */
export interface LocalQueue {
  readonly name: string;
  readonly arn: string;
  /** Takes up to `most` messages, in the shape a function receives; they are hidden for the queue's visibility timeout. */
  receive(most: number): SQSRecord[];
  /** Returns when messages may have arrived, or after that many seconds, or when `wake` is called. */
  arrival(seconds: number): Promise<void>;
  wake(): void;
  remove(receiptHandle: string): void;
  send(body: string): void;
  /** Messages not yet done with: waiting, delayed and in flight. */
  size(): number;
}

/** Wraps the engine's queue; `deadLetters` finds the queue where messages received too often go. */
export function localQueue(
  queue: EngineQueue,
  deadLetters: (arn: string) => EngineQueue | undefined,
  newMessage: (body: string) => EngineMessage,
): LocalQueue {
  return {
    name: queue.name,
    arn: queue.arn,
    receive(most) {
      const records: SQSRecord[] = [];
      // The engine, like SQS, hands out ten at a time at most; a mapping may ask for more.
      while (records.length < most) {
        const received = queue.dequeue(Math.min(10, most - records.length), undefined, deadLetters);
        if (received.length === 0) break;
        for (const message of received) records.push(asRecord(queue, message));
      }
      return records;
    },
    arrival: (seconds) => queue.waitForMessages(seconds),
    wake: () => queue.cancelWaiters(),
    remove: (receiptHandle) => void queue.deleteMessage(receiptHandle),
    send: (body) => queue.enqueue(newMessage(body)),
    size: () => queue.messages.length + queue.delayedMessages.length + queue.inflightMessages.size,
  };
}

type Received = ReturnType<EngineQueue['dequeue']>[number];

function asRecord(queue: EngineQueue, message: Received): SQSRecord {
  const stored = queue.inflightMessages.get(message.ReceiptHandle)?.message;
  const attributes = Object.entries(message.MessageAttributes ?? {});
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: {
      ApproximateReceiveCount: String(stored?.approximateReceiveCount ?? 1),
      SentTimestamp: String(stored?.sentTimestamp ?? 0),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(stored?.approximateFirstReceiveTimestamp ?? 0),
    },
    messageAttributes: Object.fromEntries(
      attributes.map(([name, value]) => [
        name,
        {
          dataType: value.DataType,
          ...(value.StringValue !== undefined && { stringValue: value.StringValue }),
          ...(value.BinaryValue !== undefined && { binaryValue: value.BinaryValue }),
        },
      ]),
    ),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: localRegion,
  };
}
