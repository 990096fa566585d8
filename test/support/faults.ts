import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** Faults that the engines on one machine never show: DynamoDB does. */

/** The next transaction is cancelled as if another one held one of its items. */
export function conflictOnce(client: DynamoDBClient, times = 1): void {
  let left = times;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'TransactWriteItemsCommand' || left === 0) return next(args);
        left -= 1;
        throw new TransactionCanceledException({
          message: 'Transaction cancelled, please refer cancellation reasons for specific reasons',
          $metadata: {},
          CancellationReasons: [{ Code: 'TransactionConflict' }],
        });
      },
    { step: 'initialize', name: 'conflictOnce', override: true },
  );
}

/** Every call of this kind that carries the text fails as a service does that is down. */
export function failWhere(client: DynamoDBClient, text: string): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      if (JSON.stringify(args.input).includes(text)) throw new Error(`The service is down, and says ${text}.`);
      return next(args);
    },
    { step: 'initialize', name: 'failWhere', override: true },
  );
}

/** Does something once, right before the first call that matches goes out. */
export function onceBefore(
  client: DynamoDBClient,
  matches: (commandName: string | undefined, input: string) => boolean,
  act: () => Promise<unknown>,
): void {
  let done = false;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (!done && matches(commandName, JSON.stringify(args.input))) {
          done = true;
          await act();
        }
        return next(args);
      },
    { step: 'initialize', name: 'onceBefore', override: true },
  );
}
