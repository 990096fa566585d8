import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * Makes a client's answers come in waves: whatever is under way at one time is answered at one time, as where every request
 * takes equally long. So round trips are counted exactly, and not those of others that a busy machine let go ahead.
 */
export function inWaves(client: DynamoDBClient): void {
  let underWay = 0;
  let answered: (() => void)[] = [];
  const releaseWhole = () => {
    if (answered.length < underWay) return;
    const wave = answered;
    answered = [];
    underWay = 0;
    for (const release of wave) release();
  };
  client.middlewareStack.add(
    (next) => async (args) => {
      underWay += 1;
      try {
        return await next(args);
      } finally {
        await new Promise<void>((resolve) => {
          answered.push(resolve);
          releaseWhole();
        });
      }
    },
    // Within the meter, which counts when an answer reaches it.
    { step: 'initialize', priority: 'low', name: 'waves', override: true },
  );
}
