import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';

/** What Lambda hands over for messages of a queue. */
export function sqsEvent(queue: string, bodies: Readonly<Record<string, unknown>>): SQSEvent {
  const Records = Object.entries(bodies).map(
    ([messageId, body]): SQSRecord => ({
      messageId,
      receiptHandle: messageId,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'sender',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:eu-west-1:123456789012:${queue}`,
      awsRegion: 'eu-west-1',
    }),
  );
  return { Records };
}

/** A context with that many milliseconds left. */
export function contextWith(milliseconds: number): Context {
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: 'under-test',
    functionVersion: '1',
    invokedFunctionArn: 'arn',
    memoryLimitInMB: '512',
    awsRequestId: 'request',
    logGroupName: 'logs',
    logStreamName: 'stream',
    getRemainingTimeInMillis: () => milliseconds,
    done() {},
    fail() {},
    succeed() {},
  };
}
