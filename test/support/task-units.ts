import * as z from 'zod/mini';
import type { World } from './world.ts';

const Consumed = z.array(z.object({ TableName: z.string(), CapacityUnits: z.number() }));

/** Counts the write units that tasks' own items and their index cost from now on: not holds, not counters. */
export function taskUnits(world: World): () => number {
  let spent = 0;
  world.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const answer = await next(args);
        const writesTask = /Put|Update|Transact/.test(commandName) && JSON.stringify(args.input).includes('"TASK"');
        if (!writesTask || !('ConsumedCapacity' in answer.output)) return answer;
        const consumed = z.parse(Consumed, [answer.output.ConsumedCapacity ?? []].flat());
        for (const each of consumed) if (each.TableName === world.callQueue) spent += each.CapacityUnits;
        spent -= unitsOfOthers(args.input, world.callQueue);
        return answer;
      },
    { step: 'initialize', name: 'taskUnits', override: true },
  );
  return () => spent;
}

const Transaction = z.object({
  TransactItems: z.array(
    z.record(z.string(), z.object({ TableName: z.string(), Item: z.optional(z.looseObject({ sk: z.unknown() })) })),
  ),
});

/** What the same transaction wrote of other items in the table, all of them below 1 KB: two units each. */
function unitsOfOthers(input: unknown, table: string): number {
  const { data } = z.safeParse(Transaction, input);
  const writes = data?.TransactItems.flatMap((item) => Object.values(item)) ?? [];
  const others = writes.filter(
    ({ TableName, Item }) => TableName === table && !JSON.stringify(Item ?? {}).includes('"TASK"'),
  );
  return 2 * others.length;
}
