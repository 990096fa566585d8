import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Judgements, type Judging, judge } from '../domain/graph/judgement.ts';
import type { PersonFile } from '../domain/graph/person-file.ts';
import { judgedTogether, underOneName } from '../domain/graph/same-person.ts';
import { asRead, getItem, put, writeTogether } from './dynamo.ts';
import { keys } from './keys.ts';

export interface JudgementTables {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
}

export async function readJudgements(
  { client, caseFiles }: JudgementTables,
  person: string,
  disease: string,
): Promise<Judgements | undefined> {
  const item = await getItem(client, caseFiles, keys.judgements(person, disease));
  return item && z.parse(Judgements, item);
}

/** A word on who infected a person, who may be known by other ids, as the source may. */
export type Word = Omit<Judging, 'source'> & { readonly source: Pick<PersonFile, 'person' | 'alsoKnownAs'> };

/**
 * Keeps one more word on who infected somebody, and answers what is judged now; nothing is written where the word is not
 * new. What was judged under their other ids becomes part of it.
 * @throws StaleRead where somebody else judged at the same moment: read again and say it again.
 */
export async function keepJudgement(
  tables: JudgementTables,
  alsoKnownAs: readonly string[],
  word: Word,
  by: string,
  at: string,
): Promise<{ judgements: Judgements | undefined; changed: boolean }> {
  const { person, disease, source } = word;
  const own = await readJudgements(tables, person, disease);
  const read = await Promise.all(alsoKnownAs.map((id) => readJudgements(tables, id, disease)));
  const others = read.flatMap((each) => each ?? []);
  const [all] = judgedTogether(
    person,
    [own, ...others].flatMap((each) => each ?? []),
  );
  const before = all && underOneName(all, source);
  const after = judge(before, { ...word, source: source.person }, by, at);
  if (after === undefined) return { judgements: before, changed: false };
  const includes = Object.fromEntries(others.map((each) => [each.person, each.version]));
  const next = { ...after, ...(others.length > 0 ? { includes } : {}), version: (own?.version ?? 0) + 1 };
  await writeTogether(tables.client, judgementWrites(tables.caseFiles, own, next));
  return { judgements: next, changed: true };
}

/** The writes of what is judged now, guarded by the version before, which is kept. */
export function judgementWrites(
  caseFiles: string,
  before: Judgements | undefined,
  after: Judgements,
): TransactWriteItem[] {
  const { person, disease } = after;
  const next = put(caseFiles, { ...after, ...keys.judgements(person, disease) }, asRead(before));
  if (before === undefined) return [next];
  return [next, put(caseFiles, { ...before, ...keys.judgementsVersion(person, disease, before.version) }, 'none')];
}
