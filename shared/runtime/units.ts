import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** DynamoDB write and read request units. */
export interface Units {
  wru: number;
  rru: number;
}

const meter = new AsyncLocalStorage<Units>();

/** Runs `body` and counts the request units of every DynamoDB call it makes, however many run beside it. */
export async function countingUnits<T>(body: () => Promise<T>): Promise<{ result: T; units: Units }> {
  const units: Units = { wru: 0, rru: 0 };
  const result = await meter.run(units, body);
  return { result, units };
}

interface Consumed {
  readonly CapacityUnits?: number | undefined;
}

const total = (consumed: unknown): number =>
  [consumed ?? []].flat().reduce((sum: number, one: Consumed) => sum + (one.CapacityUnits ?? 0), 0);

const reads = new Set([
  'GetItemCommand',
  'BatchGetItemCommand',
  'QueryCommand',
  'TransactGetItemsCommand',
  'ScanCommand',
]);

/** Makes a client ask for, and count, the units of each call; the figure costs nothing and comes with the answer. */
export function meterClient(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
        const units = meter.getStore();
        if (units !== undefined && 'ConsumedCapacity' in answer.output) {
          const spent = total(answer.output.ConsumedCapacity);
          if (reads.has(commandName ?? '')) units.rru += spent;
          else units.wru += spent;
        }
        return answer;
      },
    { step: 'initialize', name: 'countUnits' },
  );
  return client;
}
