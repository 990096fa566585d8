import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { count } from '../../../shared/storage/counters.ts';
import { partitionKey, sortKey, type TableName, tables } from '../../../shared/storage/tables.ts';
import { tableInput } from '../../engines/create-table.ts';
import { startDynamoDb } from '../../engines/dynamodb.ts';
import { importItems } from '../../engines/import-items.ts';
import { freePort } from '../../engines/ports.ts';
import { localRegion } from '../../engines/region.ts';
import { type Load, profileItems, taskItems } from './load.ts';

/** An engine with Ringtrace's tables and a list of tasks, on loopback; its files go when it is stopped. */
export interface Stand {
  readonly endpoint: string;
  /** A client of its own for each measurement: it counts what is done through it. */
  client(): DynamoDBClient;
  stop(): Promise<void>;
}

export async function openStand(load: Load): Promise<Stand> {
  const directory = mkdtempSync(join(tmpdir(), 'ringtrace-bench-'));
  const clients: DynamoDBClient[] = [];
  const stops: (() => Promise<void> | void)[] = [() => rmSync(directory, { recursive: true, force: true })];
  const stop = async () => {
    for (const client of clients) client.destroy();
    for (let last = stops.pop(); last !== undefined; last = stops.pop()) await last();
  };
  try {
    const counts = new Map<string, number>();
    const items = { CallQueue: taskItems('CallQueue', load, counts), People: profileItems('People', load) };
    const names: readonly TableName[] = ['CallQueue', 'People', 'CaseFiles', 'Desk', 'Audit'];
    const filled = names.map((name) => ({
      table: tableInput(templateOf(tables[name]), name),
      items: name === 'CallQueue' || name === 'People' ? items[name] : [],
    }));
    await importItems(directory, filled);
    const engine = await startDynamoDb({ port: await freePort(), directory, engine: 'dynoxide' });
    stops.push(engine.stop);
    const client = () => {
      const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
      // Hundreds wait for a connection at the start of a shift: that is what is measured, and nothing to warn of.
      const requestHandler = { socketAcquisitionWarningTimeout: 600_000 };
      const made = new DynamoDBClient({ endpoint: engine.endpoint, region: localRegion, credentials, requestHandler });
      clients.push(made);
      return made;
    };
    const counted = [{ sequenceNumber: '0', counts: Object.fromEntries(counts) }];
    await count({ client: client(), table: 'CallQueue' }, 'LINES', 'loaded', counted, load.now);
    return { endpoint: engine.endpoint, client, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The properties that the synthesised template gives such a table, as far as an engine goes by them. */
export function templateOf({ stream, indexes }: (typeof tables)[TableName]) {
  const named = indexes.flatMap((index) => [index.partitionKey, index.sortKey]);
  const schema = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ];
  return {
    AttributeDefinitions: [...new Set([partitionKey, sortKey, ...named])].map((name) => ({
      AttributeName: name,
      AttributeType: 'S',
    })),
    KeySchema: schema(partitionKey, sortKey),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: schema(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.projected] },
      })),
    }),
    ...(stream && { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } }),
  };
}
