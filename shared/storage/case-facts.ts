import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { CaseFacts, DatedFact } from '../domain/cases/case-facts.ts';
import { analyticOf } from '../domain/cases/case-record.ts';
import { sameValue } from '../domain/equal.ts';
import { type CaseFile, type CaseTables, readCaseFile } from './cases.ts';
import { asRead, getItem, put } from './dynamo.ts';
import { keys } from './keys.ts';

/**
 * What is known of a case's dates: what sources told, and what interviews made known, each with when we learned it. An
 * interview overwrites nothing: it adds a version, and of two words on one date the one said last holds.
 */

const LearnedFact = z.extend(DatedFact, { interviewId: z.string(), recordedAt: z.string() });

export const Learned = z.object({
  caseId: z.string(),
  /** By the names of `CaseFacts`. */
  facts: z.record(z.string(), LearnedFact),
  version: z.int(),
  recordedAt: z.string(),
});
export type Learned = z.infer<typeof Learned>;

type Tables = Pick<CaseTables, 'client' | 'caseFiles'>;

export async function readLearned({ client, caseFiles }: Tables, caseId: string): Promise<Learned | undefined> {
  const item = await getItem(client, caseFiles, keys.learned(caseId));
  return item && z.parse(Learned, item);
}

/** What is known of a case's dates now. */
export function factsOf(file: CaseFile | undefined, learned: Learned | undefined): CaseFacts {
  const told = file?.record.told ?? {};
  const { onsetDate, specimenDate, reportDate } = file === undefined ? {} : analyticOf(file.record);
  const exactly = (day: string | null | undefined) => (day ? { day, estimated: false } : undefined);
  const said = exactly(onsetDate);
  const { onset, ...rest } = learned?.facts ?? {};
  const newest = said !== undefined && (told.onsetDate?.at ?? '') > (onset?.recordedAt ?? '') ? said : (onset ?? said);
  const facts = { ...rest, onset: newest, specimen: exactly(specimenDate), report: exactly(reportDate) };
  return z.parse(CaseFacts, Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)));
}

export async function readCaseFacts(tables: Tables, caseId: string): Promise<CaseFacts> {
  const [file, learned] = await Promise.all([readCaseFile(tables, caseId), readLearned(tables, caseId)]);
  return factsOf(file, learned);
}

/** What an interview makes known anew: the next version of what was learned; undefined where it is nothing new. */
export function learn(
  before: Learned | undefined,
  caseId: string,
  told: CaseFacts,
  interviewId: string,
  recordedAt: string,
): Learned | undefined {
  const news = Object.entries(told).flatMap(([name, fact]) => {
    const known = before?.facts[name];
    const same = fact === undefined || sameValue(known && z.parse(DatedFact, known), fact);
    return same ? [] : [{ name, fact }];
  });
  if (news.length === 0) return undefined;
  const learned = Object.fromEntries(news.map(({ name, fact }) => [name, { ...fact, interviewId, recordedAt }]));
  return { caseId, facts: { ...before?.facts, ...learned }, version: (before?.version ?? 0) + 1, recordedAt };
}

/** The writes of what was learned, guarded by the version before, which is kept. */
export function learnedWrites(caseFiles: string, before: Learned | undefined, after: Learned): TransactWriteItem[] {
  const next = put(caseFiles, { ...after, ...keys.learned(after.caseId) }, asRead(before));
  if (before === undefined) return [next];
  return [next, put(caseFiles, { ...before, ...keys.learnedVersion(before.caseId, before.version) }, 'none')];
}
