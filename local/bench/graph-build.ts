import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { buildSnapshot } from '../../functions/build-snapshot/build-snapshot.ts';
import { countingUnits, meterClient } from '../../shared/runtime/units.ts';
import { tables } from '../../shared/storage/tables.ts';
import { readArguments, wholeNumber } from '../command-line.ts';
import { tableInput } from '../engines/create-table.ts';
import { startDynamoDb } from '../engines/dynamodb.ts';
import { importItems } from '../engines/import-items.ts';
import { freePort } from '../engines/ports.ts';
import { localRegion } from '../engines/region.ts';
import { templateOf } from './claim/stand.ts';
import { directoryStore } from './graph/directory-store.ts';
import { startMadeUpTables } from './graph/made-up-tables.ts';
import { residentMegabytes } from './graph/measure.ts';
import { itemsOf } from './graph-live.ts';

/** What a snapshot costs to build of tables of that size, as `build-snapshot` builds it. */

const asOf = '2020-06-01T00:00:00.000Z';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export async function graphBuild(args: readonly string[]): Promise<void> {
  const { values } = readArguments({
    args: [...args],
    options: {
      people: { type: 'string', default: '100000' },
      /** Pages are made up when they are asked for: no units, and only the reader is measured. */
      'made-up': { type: 'boolean', default: false },
      /** Makes pages up, for whoever started this process. */
      tables: { type: 'boolean', default: false },
    },
  });
  const people = wholeNumber(values.people, '--people');
  if (values.tables) return serveTables(people);
  if (values['made-up']) return buildOfMadeUp(people);
  const directory = mkdtempSync(join(tmpdir(), 'ringtrace-bench-'));
  try {
    await importItems(directory, [
      {
        table: tableInput(templateOf(tables.CaseFiles), 'CaseFiles'),
        items: itemsOf([people]),
      },
      { table: tableInput(templateOf(tables.CallQueue), 'CallQueue'), items: [] },
    ]);
    const engine = await startDynamoDb({ port: await freePort(), directory, engine: 'dynoxide' });
    const client = meterClient(new DynamoDBClient({ endpoint: engine.endpoint, region: localRegion, credentials }));
    await measured(client, join(directory, 'snapshots'));
    client.destroy();
    await engine.stop();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function serveTables(people: number): Promise<void> {
  const { endpoint, stop } = await startMadeUpTables(people);
  process.once('disconnect', () => void stop());
  process.send?.(endpoint);
}

/** With case files, interviews and tasks. */
async function buildOfMadeUp(people: number): Promise<void> {
  const child = fork(process.argv[1] ?? '', ['graph', 'build', '--tables', '--people', String(people)]);
  const [endpoint] = await once(child, 'message');
  const directory = mkdtempSync(join(tmpdir(), 'ringtrace-bench-'));
  try {
    const client = meterClient(new DynamoDBClient({ endpoint: String(endpoint), region: localRegion, credentials }));
    await measured(client, directory);
    client.destroy();
  } finally {
    child.disconnect();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measured(client: DynamoDBClient, directory: string): Promise<void> {
  const before = residentMegabytes();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, residentMegabytes());
  }, 100);
  const from = performance.now();
  const busy = process.cpuUsage();
  const store = directoryStore(directory);
  const building = { client, caseFiles: 'CaseFiles', callQueue: 'CallQueue', store, clock: () => asOf, segments: 8 };
  const { result, units, roundTrips } = await countingUnits(() => buildSnapshot(building));
  clearInterval(watch);
  const { user, system } = process.cpuUsage(busy);
  console.log(
    [
      `${result.people} people, ${result.cases} cases, ${result.exposures} exposures`,
      `${units.rru.toFixed(0)} RRU, ${roundTrips} round trips`,
      `${(performance.now() - from).toFixed(0)} ms, of this process's processor ${((user + system) / 1000).toFixed(0)} ms`,
      `at most ${most} MB, ${before} MB before it`,
    ].join('\n'),
  );
}
