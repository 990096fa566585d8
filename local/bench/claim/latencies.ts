import { type Chance, logNormal } from './chance.ts';

/**
 * How long a request to DynamoDB takes, there and back, and how long a global secondary index lags behind its table.
 *
 * AWS promises "single-digit millisecond" latency and says that changes reach a global secondary index "within a
 * fraction of a second, under normal conditions" (Developer Guide: *Using Global Secondary Indexes*; the re:Post article
 * *dynamodb-missing-table-items-gsi*: "within 1 second"). It publishes no percentiles. Users report 10 to 20 ms as typical
 * (dynobase.dev, *DynamoDB Performance & Latency*). The medians here are inside the promise, the tails well outside it,
 * and the index is slower than anybody reports: what is measured here should not come out better than it is.
 */
const milliseconds = {
  read: { median: 4, p99: 15 },
  write: { median: 6, p99: 20 },
  /** Prepared, then written (USENIX ATC 2022, *Amazon DynamoDB*). */
  transaction: { median: 12, p99: 40 },
  index: { median: 30, p99: 500 },
} as const;

/** Names of the SDK's commands that only read. */
const reads = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'ScanCommand']);

export function latencies(chance: Chance) {
  const kindOf = (command: string) =>
    reads.has(command) ? 'read' : command.startsWith('Transact') ? 'transaction' : 'write';
  return {
    /** Half of it on the way there. */
    ofRequest: (command: string) => logNormal(chance, milliseconds[kindOf(command)]),
    ofIndex: () => logNormal(chance, milliseconds.index),
  };
}
