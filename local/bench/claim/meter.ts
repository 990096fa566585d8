import { AsyncLocalStorage } from 'node:async_hooks';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';

const counting = new AsyncLocalStorage<{ conflicts: number }>();

/** Runs `body` and counts the writes that it lost to somebody else, however many run beside it. */
export async function countingConflicts<T>(body: () => Promise<T>): Promise<{ result: T; conflicts: number }> {
  const count = { conflicts: 0 };
  const result = await counting.run(count, body);
  return { result, conflicts: count.conflicts };
}

/** A write whose condition did not hold, of whichever item: a claim is made to lose none where nobody else is. */
export function meterConflicts(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        const count = counting.getStore();
        const lost = error instanceof ConditionalCheckFailedException || error instanceof TransactionCanceledException;
        if (lost && count !== undefined) count.conflicts += 1;
        throw error;
      }
    },
    { step: 'initialize', name: 'countConflicts' },
  );
}
