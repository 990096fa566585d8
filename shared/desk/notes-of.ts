import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { queryAll } from '../storage/dynamo.ts';

const Note = z.object({
  recordedAt: z.string(),
  reason: z.optional(z.string()),
  note: z.optional(z.string()),
});

interface People {
  readonly client: DynamoDBClient;
  readonly people: string;
}

/** What colleagues wrote of this person when they gave the task back, passed it on, or called for help; the newest first. */
export async function readNotes({ client, people }: People, personId: string): Promise<{ at: string; note: string }[]> {
  const pk = `PERSON#${personId}`;
  const items = await Promise.all(
    ['RELEASE#', 'EMERGENCY#', 'PASSED-ON#'].map((startsWith) => queryAll(client, people, { pk, startsWith })),
  );
  return items
    .flat()
    .flatMap((item) => {
      const { recordedAt: at, reason, note = reason } = z.parse(Note, item);
      return note === undefined ? [] : [{ at, note }];
    })
    .sort((a, b) => b.at.localeCompare(a.at));
}
