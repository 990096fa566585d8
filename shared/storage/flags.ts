import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { asRead, getItem, put, queryAll, writeTogether } from './dynamo.ts';
import { keys } from './keys.ts';

/** What somebody said of a flag, every word kept; the flag itself is found anew in each snapshot. */
export const FlagWord = z.object({
  flag: z.string(),
  state: z.enum(['open', 'dismissed', 'fixed']),
  by: z.string(),
  at: z.string(),
  why: z.string(),
  version: z.int(),
});
export type FlagWord = z.infer<typeof FlagWord>;

interface Tables {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
}

export async function readFlagWords(
  { client, caseFiles }: Tables,
  disease: string,
): Promise<ReadonlyMap<string, FlagWord>> {
  const items = await queryAll(client, caseFiles, { pk: keys.flag(disease, '').pk, startsWith: 'FLAG#' }, 'consistent');
  return new Map(items.map((item) => z.parse(FlagWord, item)).map((word) => [word.flag, word]));
}

export async function readFlagWord({ client, caseFiles }: Tables, disease: string, flag: string) {
  const item = await getItem(client, caseFiles, keys.flag(disease, flag));
  return item && z.parse(FlagWord, item);
}

/** Writes the next word on a flag; the one before is kept. @throws StaleRead where somebody else was quicker */
export async function writeFlagWord(
  { client, caseFiles }: Tables,
  disease: string,
  before: FlagWord | undefined,
  word: Omit<FlagWord, 'version'>,
): Promise<void> {
  const version = (before?.version ?? 0) + 1;
  await writeTogether(client, [
    put(caseFiles, { ...word, version, ...keys.flag(disease, word.flag) }, asRead(before)),
    ...(before === undefined
      ? []
      : [put(caseFiles, { ...before, ...keys.flagVersion(disease, word.flag, before.version) }, 'none')]),
  ]);
}
