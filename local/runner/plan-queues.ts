import * as z from 'zod/mini';
import type { Deployed } from './deployment.ts';
import { read } from './properties.ts';

export interface PlannedQueue {
  readonly name: string;
  /** In SQS's own words, every value a string. */
  readonly attributes: Readonly<Record<string, string>>;
}

const Queue = z.record(z.string(), z.unknown());
/** Attributes that mean something to the engine; encryption is for AWS. */
const queueAttributes = [
  'DelaySeconds',
  'FifoQueue',
  'ContentBasedDeduplication',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'VisibilityTimeout',
];

/** Reads an `AWS::SQS::Queue`. */
export function planQueue(resource: Deployed): PlannedQueue {
  const properties = read(resource, Queue);
  const given = queueAttributes.filter((name) => properties[name] !== undefined);
  const asText = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  return { name: resource.name, attributes: Object.fromEntries(given.map((name) => [name, asText(properties[name])])) };
}
