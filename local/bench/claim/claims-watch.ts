import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { lineChange } from '../../../functions/count-lines/count-lines.ts';
import { Task } from '../../../shared/domain/calls/task.ts';
import { readRecord } from '../../../shared/runtime/stream.ts';
import { count } from '../../../shared/storage/counters.ts';
import { localRegion } from '../../engines/region.ts';
import { openStream } from '../../runner/stream-source.ts';
import type { Held } from './bench-desk.ts';
import type { Stand } from './stand.ts';

/**
 * Follows the queue's stream: keeps the counters of lines as count-lines does, and judges by the table itself, whatever
 * the desk answered, that no task ever had two holders.
 */
export interface ClaimsWatch {
  /** An operator was told that they hold this. */
  told(operator: string, held: Held): void;
  /** Reads what changed since it was last asked. */
  follow(): Promise<void>;
  /** How often until now a task was taken from its holder, or an operator was told of a task that the table gave to another. */
  doubles(): Promise<number>;
}

const table = 'CallQueue';
const recordsAtOnce = 1_000;

export async function watchClaims(stand: Stand): Promise<ClaimsWatch> {
  const client = stand.client();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const streams = new DynamoDBStreamsClient({ endpoint: stand.endpoint, region: localRegion, credentials });
  const stream = await openStream(client, streams, table, `arn:aws:dynamodb:::table/${table}`);
  const holders = new Map<string, string>();
  const said: { readonly operator: string; readonly name: string }[] = [];
  const after = new Map<string, string>();
  let doubles = 0;

  const judge = (before: Task | undefined, now: Task) => {
    if (now.holder === undefined || now.holder === before?.holder) return;
    const held = before?.holder !== undefined && (before.claimedUntil ?? '') > (now.claimedAt ?? '');
    const raised = now.epoch === (before?.epoch ?? 0) + 1;
    if (held || !raised) doubles += 1;
    holders.set(`${now.personId} ${now.epoch}`, now.holder);
  };

  const read = async (shard: string): Promise<number> => {
    const { records } = await stream.read(shard, after.get(shard), recordsAtOnce);
    const last = records.at(-1);
    if (last === undefined) return 0;
    after.set(shard, last.dynamodb.SequenceNumber);
    const tasks = records
      .map((record): DynamoDBRecord => JSON.parse(JSON.stringify(record)))
      .map(readRecord)
      .filter(({ sk }) => sk === 'TASK');
    for (const record of tasks)
      if (record.after !== undefined) judge(record.before && z.parse(Task, record.before), z.parse(Task, record.after));
    const counted = tasks.map((record) => ({ sequenceNumber: record.sequenceNumber, counts: lineChange(record) }));
    if (counted.length > 0) await count({ client, table }, 'LINES', shard, counted, new Date().toISOString());
    return records.length;
  };

  const readAll = async () => {
    for (const { id } of await stream.shards()) while ((await read(id)) > 0);
  };
  let reading = Promise.resolve();
  /** One after the other: two at once would count one record twice, or lose to each other. */
  const follow = () => {
    reading = reading.then(readAll);
    return reading;
  };

  return {
    told: (operator, { task, epoch }) => void said.push({ operator, name: `${task} ${epoch}` }),
    follow,
    async doubles() {
      await follow();
      return doubles + said.filter(({ operator, name }) => holders.get(name) !== operator).length;
    },
  };
}
