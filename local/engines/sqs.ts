import { mkdirSync } from 'node:fs';
import { buildApp } from 'fauxqs';
import { type EngineQueue, openStores } from './fauxqs-parts.ts';
import { loopback } from './ports.ts';
import { type LocalQueue, localQueue } from './queue.ts';
import { localAccount, localRegion } from './region.ts';

/** A running SQS API. */
export interface SqsEngine {
  readonly endpoint: string;
  /** Makes the queue, or gives the existing one these attributes; its messages stay. */
  ensureQueue(name: string, attributes: Readonly<Record<string, string>>): LocalQueue;
  stop(): Promise<void>;
}

export interface SqsOptions {
  readonly port: number;
  /** Holds the messages: those in flight at a `kill -9` are waiting again at the next start. */
  readonly directory: string;
}

/** Starts the SQS API in this process, so that the runner's readers wait on the queue itself instead of asking over HTTP. */
export async function startSqs(options: SqsOptions): Promise<SqsEngine> {
  mkdirSync(options.directory, { recursive: true });
  const { stores, newMessage, close } = await openStores(options.directory);
  const app = buildApp({ logger: false, defaultRegion: localRegion, stores });
  await app.listen({ port: options.port, host: loopback });
  const { sqsStore } = stores;
  const deadLetters = (arn: string) => sqsStore.getQueueByArn(arn);
  return {
    endpoint: `http://${loopback}:${options.port}`,
    ensureQueue(name, attributes) {
      const arn = queueArn(name);
      const known: EngineQueue | undefined = sqsStore.getQueueByArn(arn);
      // Attributes no longer in the template must not linger; an empty redrive policy is how SQS says none.
      known?.setAttributes({ RedrivePolicy: '', ...attributes });
      const url = queueUrl(options.port, name);
      return localQueue(known ?? sqsStore.createQueue(name, url, arn, { ...attributes }), deadLetters, newMessage);
    },
    async stop() {
      await app.close();
      close();
    },
  };
}

export function queueArn(name: string): string {
  return `arn:aws:sqs:${localRegion}:${localAccount}:${name}`;
}

export function queueUrl(port: number, name: string): string {
  return `http://${loopback}:${port}/${localAccount}/${name}`;
}
