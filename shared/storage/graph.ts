import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { analyticOf } from '../domain/cases/case-record.ts';
import { Exposure } from '../domain/cases/exposure.ts';
import { Judgements } from '../domain/graph/judgement.ts';
import { ageBandOf, type CaseOf, type PersonFile } from '../domain/graph/person-file.ts';
import { factsOf, Learned } from './case-facts.ts';
import { CaseFile, Infection } from './cases.ts';
import { getItem, type Item } from './dynamo.ts';
import { keys } from './keys.ts';

/**
 * The graph as it is in the case files at this moment. A person's exposures, infections and what was judged of them lie
 * next to each other (`EXPOSED…` to `JUDGED#…`), so a person is one query; what is known of a case's dates is two gets.
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
async function itemsBetween(
  { client, caseFiles }: GraphTables,
  person: string,
  [first, last]: readonly [string, string],
  consistent = false,
): Promise<Item[]> {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: caseFiles,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: marshall({ ':pk': `PERSON#${person}`, ':first': first, ':last': last }),
        ConsistentRead: consistent,
        ExclusiveStartKey: from && marshall(from),
      }),
    );
    items.push(...Items.map((item) => unmarshall(item)));
    from = LastEvaluatedKey && unmarshall(LastEvaluatedKey);
  } while (from !== undefined);
  return items;
}

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

const casesAmong = (tables: GraphTables, items: readonly Item[], read: Consistency): Promise<CaseOf[]> =>
  Promise.all(
    startingWith(items, 'INFECTION#')
      .map((item) => z.parse(Infection, item))
      .filter(({ ended, movedTo }) => !ended && movedTo === undefined)
      .map((infection) => readCaseOf(tables, infection, read)),
  );

const judgedAmong = (items: readonly Item[]) => startingWith(items, 'JUDGED#').map((item) => z.parse(Judgements, item));

/** One person as the graph knows them; somebody nobody knows has no cases and no exposures. */
export async function readPersonFile(tables: GraphTables, person: string): Promise<PersonFile> {
  const items = await itemsBetween(tables, person, ['EXPOSED', 'JUDGED$']);
  return {
    person,
    cases: await casesAmong(tables, items, 'eventual'),
    exposures: startingWith(items, 'EXPOSED').flatMap((item) => z.parse(Told, item).exposure ?? []),
    judged: judgedAmong(items),
  };
}

/** What a network keeps of a person, as it is at this moment. */
export async function readCasesAndJudgements(
  tables: GraphTables,
  person: string,
): Promise<Pick<PersonFile, 'cases' | 'judged'>> {
  const items = await itemsBetween(tables, person, ['INFECTION#', 'JUDGED$'], true);
  return { cases: await casesAmong(tables, items, 'consistent'), judged: judgedAmong(items) };
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
