import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Task } from '../../shared/domain/calls/task.ts';
import { isPractice } from '../../shared/domain/desk/practice.ts';
import type { Tables } from '../../shared/domain/snapshot/tables.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { InterviewFile } from '../../shared/storage/interviews.ts';
import type { ObjectStore } from '../../shared/storage/objects.ts';
import type { Item } from '../../shared/storage/read-page.ts';
import { scanPartitions } from '../../shared/storage/scan.ts';
import { writeSnapshot } from '../../shared/storage/snapshots.ts';
import { addPerson } from './add-person.ts';
import { type Builders, inTime, openBuilders } from './builders.ts';
import { openCaseHistories } from './case-history.ts';
import { openJudgementHistories } from './judgement-history.ts';

export interface Building {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly store: ObjectStore;
  readonly clock: Clock;
  /** Parts of a table that are read at once. */
  readonly segments: number;
}

export interface Built {
  readonly asOf: string;
  readonly people: number;
  readonly cases: number;
  readonly exposures: number;
}

/**
 * Reads the case files and the call queue whole and writes what they say as a snapshot. Every version that was kept goes
 * in with when it was known, so what is written while this reads does no harm: it is known after `asOf`.
 */
export async function buildSnapshot(building: Building): Promise<Built> {
  const asOf = building.clock();
  const tables = await readTables(building);
  await writeSnapshot(building.store, asOf, tables);
  return { asOf, people: tables.people.rows, cases: tables.cases.rows, exposures: tables.exposures.rows };
}

async function readTables({ client, caseFiles, callQueue, segments }: Building): Promise<Tables> {
  const builders = openBuilders();
  const cases = openCaseHistories();
  const judgements = openJudgementHistories();
  const from = (table: string, prefixes: readonly string[]) => ({ client, table, prefixes, segments });
  await scanPartitions(from(callQueue, ['PERSON#']), ({ pk, items }) => {
    if (!isPractice(personIn(pk))) addTask(builders, items);
  });
  await scanPartitions(from(caseFiles, ['PERSON#', 'CASE#', 'INTERVIEW#']), ({ pk, items }) => {
    if (pk.startsWith('CASE#')) cases.told(items);
    else if (pk.startsWith('INTERVIEW#')) addInterview(builders, items);
    else if (!isPractice(personIn(pk))) addPerson(builders, cases, judgements, items);
  });
  cases.addTo(builders);
  judgements.addTo(builders);
  return builders.finish();
}

const personIn = (pk: string): string => pk.slice('PERSON#'.length);

function addTask(builders: Builders, items: readonly Item[]): void {
  for (const item of items.filter(({ sk }) => sk === 'TASK')) {
    const { personId, person, passedTo, skill } = z.parse(Task, item);
    builders.placed(personId, { ...person, ...passedTo, skill });
  }
}

function addInterview({ interviews, rowOf }: Builders, items: readonly Item[]): void {
  const versions = items
    .filter(({ sk }) => sk === 'INTERVIEW' || String(sk).startsWith('VERSION#'))
    .map((item) => z.parse(InterviewFile, item));
  if (versions.some(({ personId }) => isPractice(personId))) return;
  for (const { held, known, until } of inTime(versions))
    interviews.add({
      interview: held.interviewId,
      person: rowOf(held.personId),
      disease: held.disease,
      known,
      until,
      ofCase: held.caseId === undefined ? 0 : 1,
      outcome: held.outcome,
      naming: held.naming,
      contacts: held.contacts.length,
      unknownPeople: held.unknownPeople,
    });
}
