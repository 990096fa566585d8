import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { CaseRecord } from '../../shared/domain/cases/case-record.ts';
import type { Exposure } from '../../shared/domain/cases/exposure.ts';
import { ofPeople, plusTally, tallyOf, tallyOfCases } from '../../shared/domain/graph/network.ts';
import type { CaseOf } from '../../shared/domain/graph/person-file.ts';
import { caseWrites, infectionWrites, readInfection, reportedWrite } from '../../shared/storage/cases.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { namedWrites, readNamed } from '../../shared/storage/exposures.ts';
import { mergeWrites, readMerge } from '../../shared/storage/merges.ts';
import { networkWrites } from '../../shared/storage/networks.ts';
import type { World } from './world.ts';

/** A graph put straight into the tables, by the same writes that registering and tracing end with. */

/** By person, the day of onset where it is known. */
export type Cases = Readonly<Record<string, string | undefined>>;

export type Told = Partial<Omit<Exposure, 'from' | 'to' | 'exposureId'>>;

const recordedAt = '2020-03-02T08:00:00.000Z';
const disease = 'covid-19';

const inBatches = async (world: World, writes: readonly (readonly TransactWriteItem[])[]) => {
  for (let from = 0; from < writes.length; from += 24)
    await writeTogether(world.client, writes.slice(from, from + 24).flat());
};

/** People who are cases, by their name in the test; with an onset where one is given. */
export async function plantCases(world: World, cases: Cases, of = disease): Promise<void> {
  await inBatches(
    world,
    Object.entries(cases).map(([person, onset]) => {
      const details = {
        disease: of,
        reportDate: '2020-03-01',
        ref: person,
        age: 34,
        ...(onset && { onsetDate: onset }),
      };
      const record: CaseRecord = {
        told: Object.fromEntries(Object.entries(details).map(([name, value]) => [name, { value, at: recordedAt }])),
        heard: {},
        reportedAt: recordedAt,
        version: 1,
      };
      const file = {
        caseId: `case-of-${person}`,
        source: 'laboratory',
        ref: person,
        personId: person,
        disease,
        record,
      };
      return [
        ...caseWrites(world, undefined, { ...file, recordedAt }),
        ...infectionWrites(world.caseFiles, undefined, {
          personId: person,
          disease: of,
          caseId: file.caseId,
          cases: [file.caseId],
          ended: false,
          recordedAt,
        }),
        reportedWrite(world.caseFiles, file, person),
      ];
    }),
  );
}

/** An exposure as its source told it. */
export function exposureOf(from: string, to: string, told: Told = {}, n = 0): Exposure {
  return {
    exposureId: `exposure_${from}_${to}_${n}`,
    interviewId: `interview-of-${from}`,
    contactKey: `${to}-${n}`,
    disease,
    from: { person: from },
    to: { person: to },
    namedBy: 'from',
    state: 'stands',
    since: 1,
    recordedAt,
    version: 1,
    ...told,
  };
}

/** Exposures, each stored with both people. */
export async function plantExposures(world: World, exposures: readonly Exposure[]): Promise<void> {
  await inBatches(
    world,
    exposures.map((exposure) => exposureWrites(world, exposure)),
  );
}

const exposureWrites = (world: World, exposure: Exposure): TransactWriteItem[] =>
  namedWrites(world.caseFiles, undefined, {
    asked: exposure.namedBy === 'from' ? exposure.from.person : exposure.to.person,
    direction: exposure.namedBy === 'from' ? 'exposed' : 'source',
    exposureId: exposure.exposureId,
    exposure,
    ledger: {},
    since: exposure.since,
    state: exposure.state,
  });

/** An exposure that says something else now, or was taken back, or stands again. */
export async function changeExposure(world: World, before: Exposure, told: Told): Promise<Exposure> {
  const asked = before.namedBy === 'from' ? before.from.person : before.to.person;
  const direction = before.namedBy === 'from' ? 'exposed' : 'source';
  const table = { client: world.client, table: world.caseFiles };
  const named = await readNamed(table, asked, direction, before.exposureId);
  const exposure = { ...before, ...told, version: before.version + 1 };
  const { state, since, exposureId } = exposure;
  const next = { asked, direction, exposureId, exposure, ledger: {}, since, state } as const;
  await writeTogether(world.client, namedWrites(world.caseFiles, named, next));
  return exposure;
}

/** Every report of somebody's infection was taken back. */
export async function endCase(world: World, person: string): Promise<void> {
  const before = await readInfection(world, person, disease);
  if (before === undefined) return;
  await writeTogether(world.client, infectionWrites(world.caseFiles, before, { ...before, ended: true }));
}

/** Two people turn out to be one, or to be two after all; what moves with it is up to the test. */
export async function plantMerge(
  world: World,
  survivor: string,
  merged: string,
  state: 'merged' | 'parted' = 'merged',
): Promise<void> {
  const before = await readMerge(world, survivor, merged);
  const moved = { moved: [], dropped: [], infections: [], followUps: [], survivorVersion: 1 };
  const after = { survivor, merged, state, ...moved, by: 'sam', recordedAt, version: (before?.version ?? 0) + 1 };
  await writeTogether(world.client, mergeWrites(world.caseFiles, before, after, {}));
}

/**
 * A network put straight into the tables as keep-networks leaves it: thousands of messages would take minutes. `ruledOut`
 * gives, by the infected, the source that an epidemiologist ruled out.
 */
export async function plantNetwork(
  world: World,
  networkId: string,
  exposures: readonly Exposure[],
  cases: Cases = {},
  ruledOut: Readonly<Record<string, string>> = {},
) {
  const write = networkWrites(world.caseFiles);
  const people = [...new Set(exposures.flatMap(({ from, to }) => [from.person, to.person]))];
  const nodes = Object.entries(cases).map(([person, onset]) => {
    const facts = onset === undefined ? {} : { onset: { day: onset, estimated: false } };
    const own: CaseOf = {
      caseId: `case-of-${person}`,
      disease,
      facts,
      source: 'laboratory',
      ref: person,
      ageBand: '30-39',
    };
    const source = ruledOut[person];
    const word = { state: 'ruled-out', by: 'epi', at: recordedAt } as const;
    const judged =
      source === undefined ? [] : [{ person, disease, sources: { [source]: word }, recordedAt, version: 1 }];
    return { person, cases: [own], judged };
  });
  const casesOf = new Map(nodes.map((each) => [each.person, each.cases]));
  const tallies = [...exposures.map(tallyOf), ...nodes.map((node) => tallyOfCases(node.cases))];
  const tally = tallies.reduce((sum, each) => plusTally(sum, each), ofPeople(people.length));
  const writes = [
    ...people.map((person) => write.member(undefined, person, networkId, casesOf.get(person))),
    ...exposures.map((exposure) => write.edge(networkId, exposure)),
    ...nodes.map((node) => write.node(networkId, node)),
    write.head(undefined, { networkId, ...tally }),
  ];
  for (let from = 0; from < writes.length; from += 100)
    await writeTogether(world.client, writes.slice(from, from + 100));
}
