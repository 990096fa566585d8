import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { lineChange } from '../../functions/count-lines/count-lines.ts';
import { ledgerChange } from '../../functions/keep-ledger/keep-ledger.ts';
import { messagesFor } from '../../functions/publish-contacts/publish-contacts.ts';
import { openStream, type StreamSource } from '../../local/runner/stream-source.ts';
import type { NamingMessage } from '../../shared/messages/naming-message.ts';
import { readRecord, type StreamRecord } from '../../shared/runtime/stream.ts';
import { countBoard } from '../../shared/storage/board-counters.ts';
import { count } from '../../shared/storage/counters.ts';
import { streamed } from '../../shared/storage/tables.ts';

export interface Pumped {
  readonly shard: string;
  readonly record: StreamRecord;
  /** As Lambda hands it to a function. */
  readonly raw: DynamoDBRecord;
}

export interface StreamPump {
  /** What changed in a table since it was last asked. */
  changes(): Promise<Pumped[]>;
}

/** Reads a table's stream from its beginning, once. */
export async function pumpOf(client: DynamoDBClient, endpoint: string, table: string): Promise<StreamPump> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const streams = new DynamoDBStreamsClient({ endpoint, region: 'eu-west-1', credentials });
  const source: StreamSource = await openStream(client, streams, table, `arn:aws:dynamodb:::table/${table}`);
  const after = new Map<string, string>();
  return {
    async changes() {
      const found: Pumped[] = [];
      for (const { id: shard } of await source.shards()) {
        for (;;) {
          const { records } = await patiently(() => source.read(shard, after.get(shard), 1000));
          const last = records.at(-1);
          if (last === undefined) break;
          after.set(shard, last.dynamodb.SequenceNumber);
          for (const record of records) {
            const raw: DynamoDBRecord = JSON.parse(JSON.stringify(record));
            found.push({ shard, record: readRecord(raw), raw });
          }
        }
      }
      return found;
    },
  };
}

/** DynamoDB Local sometimes says of a stream that was just written that it was trimmed, and knows better the next time. */
async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await read();
    } catch (error) {
      const passing = error instanceof Error && error.name === 'TrimmedDataAccessException';
      if (!passing || tries === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

export interface Counters {
  readonly client: DynamoDBClient;
  readonly table: string;
}

const byShard = (changes: readonly Pumped[]) => Map.groupBy(changes, ({ shard }) => shard);

/** keep-ledger without its handler. */
export async function countLedger(counters: Counters, changes: readonly Pumped[], now: string): Promise<void> {
  for (const [shard, records] of byShard(changes)) {
    const counted = records.map(({ record }) => ({
      sequenceNumber: record.sequenceNumber,
      counts: ledgerChange(record),
    }));
    const telling = counted.filter(({ counts }) => Object.keys(counts).length > 0);
    if (telling.length > 0) await count(counters, 'LEDGER', shard, telling, now);
  }
}

/** count-lines without its handler; its mapping hands it tasks only. */
export async function countLines(counters: Counters, changes: readonly Pumped[], now: string): Promise<void> {
  const ofTasks = changes.filter(({ record }) => streamed.countLines.some((start) => record.sk.startsWith(start)));
  for (const [shard, records] of byShard(ofTasks)) {
    const counted = records.map(({ record }) => ({
      sequenceNumber: record.sequenceNumber,
      counts: lineChange(record),
    }));
    const telling = counted.filter(({ counts }) => Object.keys(counts).length > 0);
    if (telling.length > 0) await count(counters, 'LINES', shard, telling, now);
  }
}

/** What count-lines keeps for the board. */
export async function keepBoard(counters: Counters, changes: readonly Pumped[], now: string): Promise<void> {
  const ofTasks = changes.filter(({ record }) => streamed.countLines.some((start) => record.sk.startsWith(start)));
  for (const [shard, records] of byShard(ofTasks))
    await countBoard(
      counters,
      shard,
      records.map(({ record }) => record),
      now,
    );
}

/** publish-contacts without its handler. */
export async function publish(
  tables: { readonly client: DynamoDBClient; readonly caseFiles: string },
  changes: readonly Pumped[],
): Promise<NamingMessage[]> {
  const wanted = changes.filter(({ record }) => streamed.publishContacts.some((start) => record.sk.startsWith(start)));
  const messages: NamingMessage[] = [];
  for (const { record } of wanted) messages.push(...(await messagesFor(tables, record)));
  return messages;
}
