import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChangeMessageVisibilityCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../local/engines/ports.ts';
import { queueUrl, type SqsEngine, startSqs } from '../../local/engines/sqs.ts';

const place = mkdtempSync(join(tmpdir(), 'ringtrace-sqs-'));
let directory = '';
let port = 0;
let engine: SqsEngine;
let client: SQSClient;

beforeEach(async () => {
  port = await freePort();
  directory = mkdtempSync(join(place, 'queue-'));
  engine = await startSqs({ port, directory });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SQSClient({ endpoint: engine.endpoint, region: 'eu-west-1', credentials });
});
afterEach(async () => {
  client.destroy();
  await engine.stop();
});
afterAll(() => rmSync(place, { recursive: true }));

const attributes = { VisibilityTimeout: '600' };

async function restart(): Promise<void> {
  await engine.stop();
  engine = await startSqs({ port, directory });
}

describe('the SQS engine', () => {
  it('speaks to the real client, and to the runner from inside', async () => {
    const queue = engine.ensureQueue('cases', attributes);
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl(port, 'cases'), MessageBody: 'hello' }));
    const [record] = queue.receive(10);
    expect(record).toMatchObject({ body: 'hello', attributes: { ApproximateReceiveCount: '1' } });
    expect(queue.size()).toBe(1);
    queue.remove(record?.receiptHandle ?? '');
    expect(queue.size()).toBe(0);
  });

  it('shows a message again at the next start that was in flight when the last one ended, and counts nothing against it', async () => {
    const queue = engine.ensureQueue('cases', attributes);
    queue.send('waiting');
    queue.send('in flight');
    expect(queue.receive(1).map(({ body }) => body)).toEqual(['waiting']);
    await restart();
    const bodies = engine.ensureQueue('cases', attributes).receive(10);
    expect(bodies.map(({ body }) => body).sort()).toEqual(['in flight', 'waiting']);
    expect(bodies.map(({ attributes: { ApproximateReceiveCount: times } }) => times).sort()).toEqual(['1', '1']);
  });

  it('shows a message again whose visibility is set to nothing', async () => {
    const queue = engine.ensureQueue('cases', attributes);
    queue.send('shy');
    const QueueUrl = queueUrl(port, 'cases');
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
    const ReceiptHandle = Messages?.[0]?.ReceiptHandle;
    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    expect(queue.receive(1)[0]).toMatchObject({ body: 'shy', attributes: { ApproximateReceiveCount: '2' } });
  });

  it('takes new attributes for a queue that is there, and keeps its messages', async () => {
    const dead = engine.ensureQueue('dead', {});
    engine.ensureQueue('cases', attributes).send('kept');
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 1 });
    const queue = engine.ensureQueue('cases', { VisibilityTimeout: '0', RedrivePolicy });
    expect(queue.receive(1)).toHaveLength(1);
    expect(queue.receive(1)).toHaveLength(0);
    expect(dead.receive(1)[0]?.body).toBe('kept');
  });

  it('hands out more than ten at once to a mapping that asks for more', () => {
    const queue = engine.ensureQueue('cases', attributes);
    for (let count = 0; count < 25; count += 1) queue.send(String(count));
    expect(queue.receive(20)).toHaveLength(20);
  });

  it('listens on loopback only: messages carry names and phone numbers', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((one) => one !== undefined && !one.internal && one.family === 'IPv4');
    if (outside === undefined) return;
    const reached = await new Promise((resolve) => {
      const socket = createConnection({ port, host: outside.address, timeout: 500 });
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('timeout', () => resolve(false));
    });
    expect(reached).toBe(false);
  });
});
