import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { analyticDetails } from '../domain/cases/case.ts';
import { CaseRecord } from '../domain/cases/case-record.ts';
import { check, getItem, put, queryAll } from './dynamo.ts';
import { keys } from './keys.ts';
import { StaleRead } from './retry.ts';

/**
 * A case is kept in two halves under one version: what identifies in `People`, the rest in `CaseFiles`. They are
 * written in one transaction, so they never tell two stories.
 */

/** The half without identity, as epidemiologists read it. */
export const CaseFile = z.object({
  caseId: z.string(),
  source: z.string(),
  /** The case's id with its source; a case of before it was kept has none. */
  sourceCaseId: z.optional(z.string()),
  record: CaseRecord,
  personId: z.optional(z.string()),
  disease: z.optional(z.string()),
  ref: z.optional(z.string()),
  /** The case of the same infection that another source reported before. */
  joinedTo: z.optional(z.string()),
  /** Digest of what an imported row said of it last: the same row again is known by it. */
  imported: z.optional(z.string()),
  recordedAt: z.string(),
});
export type CaseFile = z.infer<typeof CaseFile>;

/** A person's infection with one disease, and the cases that reported it. */
export const Infection = z.object({
  personId: z.string(),
  disease: z.string(),
  /** The first to report; its interview stands for all. */
  caseId: z.string(),
  cases: z.array(z.string()),
  /** With the person who is the same as this one; nothing is written here any more. */
  movedTo: z.optional(z.string()),
  /** Every report of it was withdrawn. */
  ended: z.boolean(),
  recordedAt: z.string(),
  version: z.int(),
});
export type Infection = z.infer<typeof Infection>;

export interface CaseTables {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
}

const Identifying = z.object({ told: CaseRecord.shape.told, version: z.int() });

/**
 * Reads both halves of a case as one.
 * @throws StaleRead when a write came between the reads of the two: of half of each, the next version would lose some.
 */
export async function readCase(
  { client, people, caseFiles }: CaseTables,
  caseId: string,
): Promise<{ file: CaseFile; record: CaseRecord } | undefined> {
  const [item, told] = await Promise.all([
    getItem(client, caseFiles, keys.case(caseId)),
    getItem(client, people, keys.told(caseId)),
  ]);
  if (item === undefined) return undefined;
  const file = z.parse(CaseFile, item);
  const identifying = told && z.parse(Identifying, told);
  if (identifying?.version !== file.record.version) throw new StaleRead('A case was written between the reads of it.');
  return { file, record: { ...file.record, told: { ...file.record.told, ...identifying.told } } };
}

const half = (record: CaseRecord, analytic: boolean): CaseRecord['told'] =>
  Object.fromEntries(Object.entries(record.told).filter(([field]) => field in analyticDetails === analytic));

/**
 * The writes of a case's next state, guarded by the version it was made from, of which the half without identity is kept
 * so that a past day can be shown as it was known then.
 */
export function caseWrites(
  { people, caseFiles }: Pick<CaseTables, 'people' | 'caseFiles'>,
  before: CaseFile | undefined,
  file: CaseFile,
): TransactWriteItem[] {
  const guard = before === undefined ? 'absent' : { version: before.record.version };
  const { caseId, record, recordedAt } = file;
  const { version } = record;
  return [
    put(caseFiles, { ...file, record: { ...record, told: half(record, true) }, version, ...keys.case(caseId) }, guard),
    put(people, { caseId, told: half(record, false), version, recordedAt, ...keys.told(caseId) }, guard),
    ...(before === undefined ? [] : [put(caseFiles, versionOf(before), 'none')]),
  ];
}

const versionOf = (file: CaseFile) => ({ ...file, ...keys.caseVersion(file.caseId, file.record.version) });

/** Every message is kept as it came: what a source said, and when we learned it. */
export const messageWrite = (people: string, caseId: string, intakeId: string, body: string, recordedAt: string) =>
  put(people, { body, recordedAt, ...keys.message(caseId, intakeId) }, 'none');

export async function readInfection(
  { client, caseFiles }: Pick<CaseTables, 'client' | 'caseFiles'>,
  personId: string,
  disease: string,
): Promise<Infection | undefined> {
  const item = await getItem(client, caseFiles, keys.infection(personId, disease));
  const infection = item && z.parse(Infection, item);
  return infection?.movedTo === undefined
    ? infection
    : readInfection({ client, caseFiles }, infection.movedTo, disease);
}

/** Every infection under this very id, also those that moved to who is the same. */
export async function readOwnInfections(
  { client, caseFiles }: Pick<CaseTables, 'client' | 'caseFiles'>,
  personId: string,
): Promise<Infection[]> {
  const items = await queryAll(client, caseFiles, { pk: `PERSON#${personId}`, startsWith: 'INFECTION#' }, 'consistent');
  return items.map((item) => z.parse(Infection, item));
}

/** The writes of an infection's next state, guarded by the one before, which is kept. */
export function infectionWrites(
  caseFiles: string,
  before: Infection | undefined,
  after: Omit<Infection, 'version'>,
): TransactWriteItem[] {
  const { personId, disease } = after;
  const version = (before?.version ?? 0) + 1;
  const guard = before === undefined ? 'absent' : { version: before.version };
  const next = put(caseFiles, { ...after, version, ...keys.infection(personId, disease) }, guard);
  if (before === undefined) return [next];
  return [next, put(caseFiles, { ...before, ...keys.infectionVersion(personId, disease, before.version) }, 'none')];
}

/** Makes the people whom a source reported findable by it. */
export const reportedWrite = (
  caseFiles: string,
  { source, ref, caseId }: Pick<CaseFile, 'source' | 'ref' | 'caseId'>,
  personId: string,
) => put(caseFiles, { personId, caseId, ...keys.reported(source, ref, caseId) }, 'none');

/** A case without what identifies; as it was a moment ago. */
export async function readCaseFile(
  { client, caseFiles }: Pick<CaseTables, 'client' | 'caseFiles'>,
  caseId: string,
  read: 'eventual' | 'consistent' = 'eventual',
): Promise<CaseFile | undefined> {
  const item = await getItem(client, caseFiles, keys.case(caseId), read);
  return item && z.parse(CaseFile, item);
}

/** Whether a person is a case is as it was read, or the write that rests on it does not happen. */
export const infectionCheck = (
  caseFiles: string,
  personId: string,
  disease: string,
  read: Infection | undefined,
): TransactWriteItem =>
  check(
    caseFiles,
    keys.infection(read?.personId ?? personId, disease),
    read === undefined ? 'absent' : { version: read.version },
  );

const Reported = z.object({ caseId: z.string() });

/** The cases that a source gave this line-list number, at some time: whoever asks looks whether it is theirs still. */
export async function readReported(
  { client, caseFiles }: Pick<CaseTables, 'client' | 'caseFiles'>,
  source: string,
  ref: string,
): Promise<string[]> {
  const { pk, sk } = keys.reported(source, ref, '');
  const items = await queryAll(client, caseFiles, { pk, startsWith: sk });
  return items.map((item) => z.parse(Reported, item).caseId);
}
