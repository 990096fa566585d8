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
        return answer;
      },
    { step: 'initialize', name: 'taskUnits', override: true },
  );
  return () => spent;
}
