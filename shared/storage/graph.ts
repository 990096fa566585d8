import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { analyticOf } from '../domain/cases/case-record.ts';
import { Exposure } from '../domain/cases/exposure.ts';
import { JudgedOf, Judgements } from '../domain/graph/judgement.ts';
import { ageBandOf, type CaseOf, type PersonFile } from '../domain/graph/person-file.ts';
import { asOne } from '../domain/graph/same-person.ts';
import { factsOf, Learned } from './case-facts.ts';
import { CaseFile, Infection } from './cases.ts';
import { getItem, queryBetween } from './dynamo.ts';
import { keys } from './keys.ts';
import { Merge } from './merges.ts';
import { Membership } from './networks.ts';
import type { Item } from './read-page.ts';

/**
 * The graph as it is in the case files at this moment. A person's exposures, infections and what was judged of them lie
 * next to each other (`EXPOSED…` to `MERGED#…`), so a person is one query; what is known of a case's dates is two gets.
 */

export interface GraphTables {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
}

type Consistency = 'consistent' | 'eventual';

/** Queries at once: as many as one connection pool of the SDK keeps open. */
const atOnce = 50;

const Told = z.object({ exposure: z.optional(Exposure) });

/** A person's items from one sort key to another. */
const itemsBetween = (
  { client, caseFiles }: GraphTables,
  person: string,
  range: readonly [string, string],
  read: Consistency = 'eventual',
): Promise<Item[]> => queryBetween(client, caseFiles, `PERSON#${person}`, range, read);

const startingWith = (items: readonly Item[], start: string) =>
  items.filter(({ sk }) => typeof sk === 'string' && sk.startsWith(start));

async function readCaseOf(tables: GraphTables, { caseId, disease }: Infection, read: Consistency): Promise<CaseOf> {
  const { client, caseFiles } = tables;
  const [file, learned] = await Promise.all([
    getItem(client, caseFiles, keys.case(caseId), read),
    getItem(client, caseFiles, keys.learned(caseId), read),
  ]);
  return caseFrom(caseId, disease, file && z.parse(CaseFile, file), learned && z.parse(Learned, learned));
}

function caseFrom(caseId: string, disease: string, file: CaseFile | undefined, learned: Learned | undefined): CaseOf {
  const told = file === undefined ? {} : analyticOf(file.record);
  return {
    caseId,
    disease,
    facts: factsOf(file, learned),
    source: file?.source,
    ref: file?.ref,
    classification: told.classification ?? undefined,
    outcome: told.outcome ?? undefined,
    ageBand: ageBandOf(told.age),
    hospital: told.hospital ?? undefined,
  };
}

/** Of infections that stand; what a network keeps of them anyway is not read again. */
const casesAmong = (
  tables: GraphTables,
  items: readonly Item[],
  read: Consistency,
  kept: readonly CaseOf[] = [],
): Promise<CaseOf[]> =>
  Promise.all(
    startingWith(items, 'INFECTION#')
      .map((item) => z.parse(Infection, item))
      .filter(({ ended, movedTo }) => !ended && movedTo === undefined)
      .map(
        async (infection) =>
          kept.find(({ caseId }) => caseId === infection.caseId) ?? readCaseOf(tables, infection, read),
      ),
  );

const judgedAmong = (items: readonly Item[]) => startingWith(items, 'JUDGED#').map((item) => z.parse(Judgements, item));

const judgedOfAmong = (items: readonly Item[]) => {
  const judgedOf = startingWith(items, 'JUDGED-OF#').map((item) => z.parse(JudgedOf, item));
  return judgedOf.length === 0 ? {} : { judgedOf };
};

/** Who stands for this person, and whom they stand for, by the merges that were not undone. */
export interface Ties {
  readonly into?: string | undefined;
  readonly merged: readonly string[];
}

const Into = z.object({ survivor: z.string() });
const Merged = z.pick(Merge, { merged: true, state: true });

function tiesAmong(items: readonly Item[]): Ties {
  const [pointer] = items.filter(({ sk }) => sk === 'INTO');
  const merges = startingWith(items, 'MERGED#').map((item) => z.parse(Merged, item));
  return {
    into: pointer && z.parse(Into, pointer).survivor,
    merged: merges.flatMap(({ merged, state }) => (state === 'merged' ? [merged] : [])),
  };
}

/** What was told under one id, and whose it is besides. */
async function readOwnFile(tables: GraphTables, person: string): Promise<{ file: PersonFile; ties: Ties }> {
  const items = await itemsBetween(tables, person, ['EXPOSED', 'MERGED$']);
  const [membership] = items.filter(({ sk }) => sk === 'IN-NETWORK').map((item) => z.parse(Membership, item));
  const file = {
    person,
    cases: await casesAmong(tables, items, 'eventual', membership?.cases),
    exposures: startingWith(items, 'EXPOSED').flatMap((item) => z.parse(Told, item).exposure ?? []),
    judged: judgedAmong(items),
    ...judgedOfAmong(items),
  };
  return { file, ties: tiesAmong(items) };
}

/** Everything that is read under each id of one person, whichever is asked for: whose all of it is first. */
async function underEachId<Read extends { readonly ties: Ties }>(
  person: string,
  read: (id: string) => Promise<Read>,
): Promise<[string, Read][]> {
  const known = new Map<string, Read>();
  const readOnce = async (id: string): Promise<Read> => {
    const found = known.get(id) ?? (await read(id));
    known.set(id, found);
    return found;
  };
  let top = person;
  for (let next = (await readOnce(top)).ties.into; next !== undefined && !known.has(next); ) {
    top = next;
    next = (await readOnce(top)).ties.into;
  }
  const own = new Map<string, Read>();
  const waiting = [top];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (own.has(id)) continue;
    const found = await readOnce(id);
    own.set(id, found);
    waiting.push(...found.ties.merged);
  }
  return [...own];
}

/**
 * One person as the graph knows them, under the id of who stands for them, whichever of their ids is asked for: one query,
 * and one for each of their other ids. Somebody nobody knows has no cases and no exposures.
 */
export async function readPersonFile(tables: GraphTables, person: string): Promise<PersonFile> {
  const [survivor, ...others] = await underEachId(person, (id) => readOwnFile(tables, id));
  if (survivor === undefined) throw new Error('Whoever was asked for was read.');
  return asOne(
    survivor[1].file,
    others.map(([, { file }]) => file),
  );
}

/** Every id of a person, and who stands for them. */
export async function readNames(
  tables: GraphTables,
  person: string,
): Promise<{ readonly person: string; readonly alsoKnownAs: readonly string[] }> {
  const all = await underEachId(person, async (id) => ({ ties: await readTies(tables, id) }));
  const [top = person, ...alsoKnownAs] = all.map(([id]) => id);
  return { person: top, alsoKnownAs };
}

export const readTies = async (tables: GraphTables, person: string): Promise<Ties> =>
  tiesAmong(await itemsBetween(tables, person, ['INTO', 'MERGED$'], 'consistent'));

/** What a network keeps of a person under this very id, as it is at this moment. */
export async function readForNetwork(
  tables: GraphTables,
  person: string,
): Promise<Pick<PersonFile, 'cases' | 'judged' | 'judgedOf'> & Ties> {
  const items = await itemsBetween(tables, person, ['INFECTION#', 'MERGED$'], 'consistent');
  const cases = await casesAmong(tables, items, 'consistent');
  return { cases, judged: judgedAmong(items), ...judgedOfAmong(items), ...tiesAmong(items) };
}

/** Many people at once. */
export async function readPersonFiles(
  tables: GraphTables,
  people: readonly string[],
): Promise<ReadonlyMap<string, PersonFile>> {
  const found = new Map<string, PersonFile>();
  const waiting = [...people];
  const work = async () => {
    for (let person = waiting.pop(); person !== undefined; person = waiting.pop())
      found.set(person, await readPersonFile(tables, person));
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, work));
  return found;
}
