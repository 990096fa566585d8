import { createHash } from 'node:crypto';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { localRegion } from '../engines/region.ts';
import type { Running } from '../running.ts';
import type { Offer } from './plan.ts';
import type { Site } from './site.ts';

/** What SQS takes in one call. */
const batchSize = 10;
const batchesAtOnce = 4;

/**
 * Puts rows onto `confirmed-cases`. Each carries an intake id of this run and its row, so that sending it again after an
 * interruption counts once, and replaying the file later counts again.
 */
export async function sendOffers(site: Site, run: string, offers: readonly Offer[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(offers.length / batchSize) }, (_, at) =>
    offers.slice(at * batchSize, (at + 1) * batchSize),
  );
  const sender = async () => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) await sendBatch(site, run, batch);
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, sender));
}

/** The queue's engine refuses characters beyond U+FFFF, which SQS takes; in JSON they can be written with escapes. */
const escaped = (json: string) => json.replace(/[\ud800-\udfff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);

async function sendBatch(site: Site, run: string, offers: readonly Offer[]): Promise<void> {
  const sent = await site.use((running) =>
    clientOf(running).send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl(running),
        Entries: offers.map(({ index, body }) => ({
          Id: String(index),
          MessageBody: escaped(body),
          MessageAttributes: { intakeId: { DataType: 'String', StringValue: intakeId(run, index) } },
        })),
      }),
    ),
  );
  const [failed] = sent.Failed ?? [];
  if (failed !== undefined) {
    const line = offers.find(({ index }) => String(index) === failed.Id)?.line;
    throw new Error(`The row in line ${line} cannot be put on the queue: ${failed.Code} ${failed.Message ?? ''}`);
  }
}

export function intakeId(run: string, index: number): string {
  return createHash('sha256')
    .update(JSON.stringify([run, index]))
    .digest('hex')
    .slice(0, 32);
}

function queueUrl({ queues }: Running): string {
  const url = queues['confirmed-cases'];
  if (url === undefined) throw new Error('The running npm start has no queue confirmed-cases.');
  return url;
}

const clients = new Map<string, SQSClient>();

function clientOf({ sqs }: Running): SQSClient {
  const known = clients.get(sqs);
  if (known !== undefined) return known;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SQSClient({ endpoint: sqs, region: localRegion, credentials, maxAttempts: 1 });
  clients.set(sqs, client);
  return client;
}
