import type { AttributeValue, DynamoDBClient, QueryCommandInput, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { lineIndex, partitionKey, sortKey } from '../../../shared/storage/tables.ts';
import type { Chance } from './chance.ts';
import { lateIndex, type Stored } from './late-index.ts';
import { latencies } from './latencies.ts';
import type { Scheduler } from './scheduler.ts';

/**
 * Gives a client DynamoDB's latencies in virtual time. Every request is on its way for a drawn time, meets the real
 * engine alone, and is on its way back for as long; a line shows changes late, as a global secondary index does.
 *
 * @param engine a client of the same engine that keeps no time
 */
export function slowDown(
  client: DynamoDBClient,
  { engine, callQueue, time, chance }: { engine: DynamoDBClient; callQueue: string; time: Scheduler; chance: Chance },
): void {
  const takes = latencies(chance);
  const index = lateIndex(engine, callQueue, takes.ofIndex);

  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const half = takes.ofRequest(commandName) / 2;
        await time.sleep(half);
        try {
          return await time.alone(async () => {
            const touched = isWrite(commandName) ? tasksIn(args.input, callQueue) : [];
            const before = await index.look(touched);
            const answer = await next(args);
            if (touched.length > 0) index.changed(before, await index.look(touched), time.now());
            if (commandName === 'QueryCommand' && isOfLines(args.input))
              Object.assign(answer.output, await index.show(args.input, asQueried(answer.output), time.now()));
            return answer;
          });
        } finally {
          await time.sleep(half);
        }
      },
    { step: 'initialize', priority: 'low', name: 'slowDown' },
  );
}

const isWrite = (command: string) => /^(Put|Update|Delete|TransactWrite)/.test(command);

const isOfLines = (input: object): input is QueryCommandInput =>
  'IndexName' in input && input.IndexName === lineIndex.name;

const isQueried = (output: object): output is QueryCommandOutput => 'Items' in output || 'Count' in output;

function asQueried(output: object): QueryCommandOutput {
  if (isQueried(output)) return output;
  throw new Error('A query answered nothing that looks like an answer.');
}

/** Keys of the tasks that a write's input names: every object in it that is for the table and has a key of a task. */
function tasksIn(input: unknown, table: string): Stored[] {
  if (typeof input !== 'object' || input === null) return [];
  const named = 'TableName' in input && input.TableName === table ? input : {};
  const own = 'Key' in named ? named.Key : 'Item' in named ? named.Item : undefined;
  const nested = Object.entries(input).flatMap(([name, value]) =>
    name === 'Key' || name === 'Item' ? [] : tasksIn(value, table),
  );
  return own === undefined ? nested : [...keyOf(own), ...nested];
}

function keyOf(item: unknown): Stored[] {
  if (!isStored(item)) return [];
  const [pk, sk] = [item[partitionKey], item[sortKey]];
  return pk !== undefined && sk?.S === 'TASK' ? [{ [partitionKey]: pk, [sortKey]: sk }] : [];
}

const isStored = (item: unknown): item is Record<string, AttributeValue> => typeof item === 'object' && item !== null;
