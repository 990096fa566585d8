import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Judgements } from '../domain/graph/judgement.ts';
import { asRead, getItem, put } from './dynamo.ts';
import { keys } from './keys.ts';

export async function readJudgements(
  { client, caseFiles }: { readonly client: DynamoDBClient; readonly caseFiles: string },
  person: string,
  disease: string,
): Promise<Judgements | undefined> {
  const item = await getItem(client, caseFiles, keys.judgements(person, disease));
  return item && z.parse(Judgements, item);
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
