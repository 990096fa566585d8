import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Judgements, type Judging, judge } from '../domain/graph/judgement.ts';
import type { PersonFile } from '../domain/graph/person-file.ts';
import { judgedTogether, underOneName } from '../domain/graph/same-person.ts';
import { asRead, getItem, put, remove } from './dynamo.ts';
import { keys } from './keys.ts';

export interface JudgementTables {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
}

async function readJudgements(
  { client, caseFiles }: JudgementTables,
  person: string,
  disease: string,
): Promise<Judgements | undefined> {
  const item = await getItem(client, caseFiles, keys.judgements(person, disease));
  return item && z.parse(Judgements, item);
}

/** Who a person is, by every id. */
type Named = Pick<PersonFile, 'person' | 'alsoKnownAs'>;

/** A word on who infected somebody; the source may be known by other ids. */
export type Word = Pick<Judging, 'judged' | 'preferred' | 'why'> & { readonly source: Named };

export interface Saying {
  readonly by: string;
  readonly at: string;
  /** Sources of whom anything was judged before are left as they are. */
  readonly unjudgedOnly?: boolean;
}

/**
 * Adds words on who infected somebody to all that was judged under any of their ids, which becomes part of it: what is
 * judged then, how many of the words say something new, and the writes that keep it, none where no word does.
 */
export async function addWords(
  tables: JudgementTables,
  { person, alsoKnownAs = [] }: Named,
  disease: string,
  words: readonly Word[],
  { by, at, unjudgedOnly = false }: Saying,
): Promise<{ judgements: Judgements | undefined; said: number; writes: TransactWriteItem[] }> {
  const own = await readJudgements(tables, person, disease);
  const others = (await Promise.all(alsoKnownAs.map((id) => readJudgements(tables, id, disease)))).flatMap(
    (each) => each ?? [],
  );
  let [judgements] = judgedTogether(person, own === undefined ? others : [own, ...others]);
  let said = 0;
  for (const { source, ...word } of words) {
    const before = judgements && underOneName(judgements, source);
    const isLeft = unjudgedOnly && before?.sources[source.person] !== undefined;
    const after = isLeft ? undefined : judge(before, { ...word, person, disease, source: source.person }, by, at);
    judgements = after ?? before;
    if (after !== undefined) said += 1;
  }
  if (judgements === undefined || said === 0) return { judgements, said, writes: [] };
  const includes = Object.fromEntries(others.map((each) => [each.person, each.version]));
  const next = { ...judgements, ...(others.length > 0 ? { includes } : {}), version: (own?.version ?? 0) + 1 };
  return { judgements: next, said, writes: judgementWrites(tables.caseFiles, own, next) };
}

/** The writes by which a source tells whom they infected, under the ids of who stand for the two. */
export function sourceWrites(
  caseFiles: string,
  source: Named,
  infected: Named,
  disease: string,
  judged: Judging['judged'],
): TransactWriteItem[] {
  const told = { disease, infected: infected.person };
  if (judged === 'confirmed')
    return [put(caseFiles, { ...told, ...keys.judgedOf(source.person, disease, infected.person) }, 'none')];
  const ids = ({ person, alsoKnownAs = [] }: Named) => [person, ...alsoKnownAs];
  return ids(source).flatMap((from) =>
    ids(infected).map((to) => remove(caseFiles, keys.judgedOf(from, disease, to), 'none')),
  );
}

/** The writes of what is judged now, guarded by the version before, which is kept. */
function judgementWrites(caseFiles: string, before: Judgements | undefined, after: Judgements): TransactWriteItem[] {
  const { person, disease } = after;
  const next = put(caseFiles, { ...after, ...keys.judgements(person, disease) }, asRead(before));
  if (before === undefined) return [next];
  return [next, put(caseFiles, { ...before, ...keys.judgementsVersion(person, disease, before.version) }, 'none')];
}
