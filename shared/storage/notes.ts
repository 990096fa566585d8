import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { getItem, put } from './dynamo.ts';
import { keys } from './keys.ts';

/** Why a task was passed on, in the words of whoever did: they may name somebody, so they are kept with identities. */
export const PassedOnNote = z.object({
  how: z.enum(['transfer', 'hand-over']),
  to: z.string(),
  note: z.string(),
  by: z.string(),
  recordedAt: z.string(),
});
export type PassedOnNote = z.infer<typeof PassedOnNote>;

export async function readPassedOnNote(
  { client, people }: { readonly client: DynamoDBClient; readonly people: string },
  personId: string,
  epoch: number,
): Promise<PassedOnNote | undefined> {
  const item = await getItem(client, people, keys.passedOnNote(personId, epoch));
  return item && z.parse(PassedOnNote, item);
}

export const passedOnNoteWrite = (
  people: string,
  personId: string,
  epoch: number,
  note: PassedOnNote,
): TransactWriteItem => put(people, { ...note, ...keys.passedOnNote(personId, epoch) }, 'absent');
