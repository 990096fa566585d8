import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type AttributeValue, DynamoDBClient, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { findPath } from '../../functions/read-graph/find-path.ts';
import type { Graph } from '../../functions/read-graph/graph.ts';
import { listNetworks } from '../../functions/read-graph/list-networks.ts';
import { readChain } from '../../functions/read-graph/read-chain.ts';
import { readNetwork } from '../../functions/read-graph/read-network.ts';
import type { NetworkResponse } from '../../shared/api/graph.ts';
import type { Exposure } from '../../shared/domain/cases/exposure.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { ofPeople, plusTally, tallyOf, tallyOfCases } from '../../shared/domain/graph/network.ts';
import type { CaseOf } from '../../shared/domain/graph/person-file.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { countingUnits, meterClient } from '../../shared/runtime/units.ts';
import { infectionWrites } from '../../shared/storage/cases.ts';
import { namedWrites } from '../../shared/storage/exposures.ts';
import { networkWrites } from '../../shared/storage/networks.ts';
import { tables } from '../../shared/storage/tables.ts';
import { readArguments, wholeNumber } from '../command-line.ts';
import { tableInput } from '../engines/create-table.ts';
import { startDynamoDb } from '../engines/dynamodb.ts';
import { importItems } from '../engines/import-items.ts';
import { freePort } from '../engines/ports.ts';
import { localRegion } from '../engines/region.ts';
import { templateOf } from './claim/stand.ts';
import { directoryStore } from './graph/directory-store.ts';

/** What live questions of the contact graph cost on the embedded engine, in read units and round trips. */

export const disease = 'unspecified';
export const told = '2020-03-02T08:00:00.000Z';
const table = 'CaseFiles';

export const nameOf = (network: number, n: number) => deriveId('person', network, n);

/** In a tree everybody names four; the two upper thirds of it are cases, so that clusters are as large as networks nearly. */
function* networkItems(size: number): Generator<TransactWriteItem> {
  const write = networkWrites(table);
  const networkId = `network_of-${size}-a`;
  const cases = Math.ceil((size * 2) / 3);
  const casesOf = (n: number): CaseOf[] =>
    n < cases ? [{ caseId: `case_${size}_${n}`, disease, facts: {}, source: 'made-up', ageBand: '30-39' }] : [];
  let tally = ofPeople(size);
  for (let n = 0; n < size; n++) {
    const person = nameOf(size, n);
    const own = casesOf(n);
    yield write.member(undefined, person, networkId, own);
    if (own.length > 0) {
      const [{ caseId = '' } = {}] = own;
      tally = plusTally(tally, tallyOfCases(own));
      yield write.node(networkId, { person, cases: own, judged: [] });
      const infection = { personId: person, disease, caseId, cases: [caseId], ended: false, recordedAt: told };
      yield* infectionWrites(table, undefined, infection);
    }
    if (n === 0) continue;
    const exposure = exposureOf(nameOf(size, Math.floor((n - 1) / 4)), person);
    tally = plusTally(tally, tallyOf(exposure));
    yield write.edge(networkId, exposure);
    const { exposureId, from } = exposure;
    const named = { asked: from.person, direction: 'exposed', exposureId, exposure, ledger: {} } as const;
    yield* namedWrites(table, undefined, { ...named, since: 1, state: 'stands' });
  }
  yield write.head(undefined, { networkId, ...tally });
}

export const exposureOf = (from: string, to: string): Exposure => ({
  exposureId: deriveId('exposure', from, to),
  interviewId: deriveId('interview', from),
  contactKey: to,
  disease,
  from: { person: from },
  to: { person: to },
  namedBy: 'from',
  setting: 'household',
  risk: 'high',
  firstExposure: '2020-02-03',
  lastExposure: '2020-02-09',
  state: 'stands',
  since: 1,
  recordedAt: told,
  version: 1,
});

/** Of each size a network, with the people's own case files. */
export function* itemsOf(sizes: readonly number[]): Generator<Record<string, AttributeValue>> {
  for (const size of sizes) for (const { Put } of networkItems(size)) if (Put?.Item !== undefined) yield Put.Item;
}

interface Question {
  readonly asks: string;
  readonly ask: (graph: Graph) => Promise<object>;
}

function questions([small, middle, large]: readonly [number, number, number]): Question[] {
  const page = (size: number, over: 'links' | 'exposures') => (graph: Graph) =>
    readNetwork(graph, nameOf(size, 7), { over });
  // The last of the fourth generation leads to 1,365 people where all generations below are full.
  const late = nameOf(large, 84);
  return [
    { asks: `network of ${small}`, ask: page(small, 'exposures') },
    { asks: `network of ${middle}`, ask: page(middle, 'exposures') },
    { asks: `cluster in a network of ${middle}`, ask: page(middle, 'links') },
    { asks: `chain of a person of ${large}`, ask: (graph) => readChain(graph, late, { over: 'exposures' }) },
    { asks: `three steps of ${large}`, ask: (graph) => readChain(graph, nameOf(large, 0), { depth: '3' }) },
    { asks: `network of ${large}`, ask: page(large, 'exposures') },
    {
      asks: `path in ${middle}`,
      ask: (graph) => findPath(graph, { from: nameOf(middle, middle - 1), to: nameOf(middle, 7) }),
    },
    { asks: 'all networks', ask: (graph) => listNetworks(graph, {}) },
    { asks: 'all clusters', ask: (graph) => listNetworks(graph, { over: 'links' }) },
  ];
}

async function inPages(graph: Graph, person: string, cursor?: string): Promise<NetworkResponse> {
  const page = await readNetwork(graph, person, { cursor });
  if (isRefused(page)) throw new Error(`refused: ${page.refused}`);
  return page;
}

async function measured(asks: string, ask: () => Promise<object>): Promise<void> {
  const from = performance.now();
  const busy = process.cpuUsage();
  const { result, units, roundTrips } = await countingUnits(ask);
  const ms = performance.now() - from;
  const { user, system } = process.cpuUsage(busy);
  const answer: { readFrom?: string; people?: number; nodes?: unknown[]; networks?: unknown[] } = result;
  const size = answer.people ?? answer.nodes?.length ?? answer.networks?.length ?? '';
  const bytes = JSON.stringify(result).length;
  const cells = [
    asks.padEnd(42),
    String(size).padStart(7),
    (answer.readFrom ?? '').padEnd(10),
    `${units.rru.toFixed(1).padStart(7)} RRU`,
    `${String(roundTrips).padStart(4)} round trips`,
    `${(bytes / 1e6).toFixed(2)} MB`,
    `${ms.toFixed(0).padStart(6)} ms`,
    // Of this process: the engine is another one, which DynamoDB takes the place of.
    `cpu ${((user + system) / 1000).toFixed(0).padStart(6)} ms`,
  ];
  console.log(cells.join('  '));
}

export async function graphLive(args: readonly string[]): Promise<void> {
  const options = { people: { type: 'string', default: '1000,5000,100000' } } as const;
  const { values } = readArguments({ args: [...args], options });
  const [small = 1000, middle = 5000, large = 100_000] = values.people
    .split(',')
    .map((each) => wholeNumber(each, '--people'));
  const directory = mkdtempSync(join(tmpdir(), 'ringtrace-bench-'));
  try {
    const caseFiles = tableInput(templateOf(tables.CaseFiles), table);
    await importItems(directory, [{ table: caseFiles, items: itemsOf([small, middle, large]) }]);
    const engine = await startDynamoDb({ port: await freePort(), directory, engine: 'dynoxide' });
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = meterClient(new DynamoDBClient({ endpoint: engine.endpoint, region: localRegion, credentials }));
    const store = directoryStore(join(directory, 'objects'));
    const asked = { client, caseFiles: table, profiles: shippedProfiles, clock: () => told, store, keptAbove: 10_000 };
    for (const { asks, ask } of questions([small, middle, large])) {
      const graph = { ...asked, memory: new Map() };
      await measured(asks, () => ask(graph));
      await measured('  the same again, or its next page', () => ask(graph));
    }
    // Nothing is remembered: as if a process asked that has just started.
    const cold = (): Graph => ({ ...asked, memory: new Map() });
    const { cursor } = await inPages(cold(), nameOf(large, 7));
    await measured(`another process: its next page of ${large}`, () => inPages(cold(), nameOf(large, 7), cursor));
    await measured(`another process: of another person`, () => inPages(cold(), nameOf(large, 4242)));
    await measured(`another process: links of another`, () =>
      readNetwork(cold(), nameOf(large, 42), { over: 'links' }),
    );
    client.destroy();
    await engine.stop();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
