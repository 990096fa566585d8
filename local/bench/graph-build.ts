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
import { residentMegabytes } from './graph/measure.ts';
import { itemsOf } from './graph-live.ts';

/** What a snapshot costs to build of tables of that size, as `build-snapshot` builds it. */

const asOf = '2020-06-01T00:00:00.000Z';

export async function graphBuild(args: readonly string[]): Promise<void> {
  const { values } = readArguments({ args: [...args], options: { people: { type: 'string', default: '100000' } } });
  const directory = mkdtempSync(join(tmpdir(), 'ringtrace-bench-'));
  try {
    await importItems(directory, [
      {
        table: tableInput(templateOf(tables.CaseFiles), 'CaseFiles'),
        items: itemsOf([wholeNumber(values.people, '--people')]),
      },
      { table: tableInput(templateOf(tables.CallQueue), 'CallQueue'), items: [] },
    ]);
    const engine = await startDynamoDb({ port: await freePort(), directory, engine: 'dynoxide' });
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = meterClient(new DynamoDBClient({ endpoint: engine.endpoint, region: localRegion, credentials }));
    await measured(client, join(directory, 'snapshots'));
    client.destroy();
    await engine.stop();
  } finally {
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
