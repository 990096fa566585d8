import * as z from 'zod/mini';
import { LocalFailure } from '../engines/failure.ts';
import { queueArn } from '../engines/sqs.ts';
import { type Deployed, streamArn } from './deployment.ts';
import { FilterCriteria, type Pattern, patternsOf } from './filter.ts';
import { functionName, number, read } from './properties.ts';

export interface QueueReader {
  readonly queue: string;
  readonly function: string;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly concurrency: number;
  readonly partialFailures: boolean;
}

export interface StreamReader {
  readonly table: string;
  readonly function: string;
  readonly batchSize: number;
  readonly bisect: boolean;
  /** -1: until the records expire. */
  readonly retries: number;
  readonly partialFailures: boolean;
  /** The queue that hears of records given up. */
  readonly onFailure: string | undefined;
  /** Records that match none are passed over; empty: all match. */
  readonly patterns: readonly Pattern[];
  /** 0: none. */
  readonly windowSeconds: number;
}

/** The queues and tables that a mapping may read. */
export interface Sources {
  readonly queues: readonly { readonly name: string }[];
  readonly tables: readonly { readonly name: string }[];
}

/** What the event source mappings start: a reader a mapping. */
export interface Readers {
  readonly queueReaders: readonly QueueReader[];
  readonly streamReaders: readonly StreamReader[];
}

const Mapping = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z._default(z.boolean(), true),
  BatchSize: z.optional(number),
  MaximumBatchingWindowInSeconds: z._default(number, 0),
  FunctionResponseTypes: z._default(z.array(z.string()), []),
  ScalingConfig: z.optional(z.object({ MaximumConcurrency: z.optional(number) })),
  BisectBatchOnFunctionError: z._default(z.boolean(), false),
  MaximumRetryAttempts: z._default(number, -1),
  TumblingWindowInSeconds: z._default(number, 0),
  DestinationConfig: z.optional(z.object({ OnFailure: z.optional(z.object({ Destination: z.string() })) })),
  FilterCriteria: z.optional(FilterCriteria),
});
type Mapping = z.infer<typeof Mapping>;

/** Reads the `AWS::Lambda::EventSourceMapping`s that are enabled. */
export function planReaders(sources: Sources, resources: readonly Deployed[]): Readers {
  const mappings = resources.map((resource) => [resource, read(resource, Mapping)] as const);
  const enabled = mappings.filter(([, mapping]) => mapping.Enabled);
  return {
    queueReaders: enabled.flatMap(([, mapping]) => planQueueReader(sources, mapping)),
    streamReaders: enabled.flatMap(([resource, mapping]) => planStreamReader(sources, resource, mapping)),
  };
}

/** Lambda's own limit for a queue without `MaximumConcurrency` is far above what one machine can do. */
const mostConcurrent = 5;

function planQueueReader({ queues }: Sources, mapping: Mapping): QueueReader[] {
  const queue = queues.find(({ name }) => queueArn(name) === mapping.EventSourceArn);
  if (queue === undefined) return [];
  return [
    {
      queue: queue.name,
      function: functionName(mapping.FunctionName),
      batchSize: mapping.BatchSize ?? 10,
      windowMs: mapping.MaximumBatchingWindowInSeconds * 1000,
      concurrency: Math.min(mapping.ScalingConfig?.MaximumConcurrency ?? mostConcurrent, mostConcurrent),
      partialFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    },
  ];
}

function planStreamReader({ tables, queues }: Sources, resource: Deployed, mapping: Mapping): StreamReader[] {
  if (queues.some(({ name }) => queueArn(name) === mapping.EventSourceArn)) return [];
  const table = tables.find(({ name }) => streamArn(name) === mapping.EventSourceArn);
  if (table === undefined) {
    throw new LocalFailure(
      `Stack ${resource.stack.name}, ${resource.logicalId}: the local runner has no source ${mapping.EventSourceArn}.`,
    );
  }
  const destination = mapping.DestinationConfig?.OnFailure?.Destination;
  return [
    {
      table: table.name,
      function: functionName(mapping.FunctionName),
      batchSize: mapping.BatchSize ?? 100,
      bisect: mapping.BisectBatchOnFunctionError,
      retries: mapping.MaximumRetryAttempts,
      partialFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
      onFailure: queues.find(({ name }) => queueArn(name) === destination)?.name,
      patterns: patternsOf(mapping.FilterCriteria),
      windowSeconds: mapping.TumblingWindowInSeconds,
    },
  ];
}
