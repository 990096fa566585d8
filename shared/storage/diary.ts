import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Outcome } from '../domain/calls/outcome.ts';
import { TaskKind } from '../domain/calls/task-kind.ts';
import { put, queryAll } from './dynamo.ts';
import { keys } from './keys.ts';

/**
 * An operator's own day: what they finished, promised and left unfinished, and what was sent back to them. Pseudonyms
 * only. It is written with the finish itself, so that nothing promised on the phone is only in somebody's head; in `Desk`,
 * because nothing that reads the queue's stream has any use for it.
 */

export const Done = z.object({
  personId: z.string(),
  attempt: z.int(),
  epoch: z.int(),
  kind: z.optional(TaskKind),
  outcome: Outcome,
  interviewId: z.optional(z.string()),
  at: z.string(),
});
export type Done = z.infer<typeof Done>;

export const Promised = z.object({
  personId: z.string(),
  at: z.string(),
  /** Whose clock the hour was said by; unknown of promises that an earlier release wrote. */
  zone: z.optional(z.string()),
  promisedAt: z.string(),
});
export type Promised = z.infer<typeof Promised>;

export const Drafted = z.object({ personId: z.string(), savedAt: z.string() });
/** An interview that a reviewer did not accept. */
export const SentBack = z.object({
  personId: z.string(),
  interviewId: z.string(),
  at: z.string(),
  /** What is to be mended. */
  note: z.optional(z.string()),
});
export type SentBack = z.infer<typeof SentBack>;

interface Desk {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/** For so many days an interview that was sent back stays before its operator's eyes. */
export const sentBackDays = 7;

/** Days after which a diary is not looked at any more; promises reach no further than 60 days. */
const keptDays = { done: 7, promised: 70, sentBack: sentBackDays };

const expiry = (at: string, days: number): number => Math.floor(Date.parse(at) / 1000) + days * 24 * 60 * 60;

/** The writes that a finish leaves in its operator's diary. */
export function diaryWrites(
  desk: string,
  operator: string,
  done: Done,
  promised?: Pick<Promised, 'at' | 'zone'>,
): TransactWriteItem[] {
  const { personId, at } = done;
  return [
    put(desk, { ...done, expiresAt: expiry(at, keptDays.done), ...keys.done(operator, at, personId) }, 'none'),
    ...(promised === undefined
      ? []
      : [
          put(
            desk,
            {
              ...{ ...promised, personId, promisedAt: at, expiresAt: expiry(at, keptDays.promised) },
              ...keys.promised(operator, personId),
            },
            'none',
          ),
        ]),
  ];
}

/** The write that puts an interview before its operator again. */
export const sentBackWrite = (desk: string, operator: string, sentBack: SentBack): TransactWriteItem =>
  put(
    desk,
    {
      ...sentBack,
      expiresAt: expiry(sentBack.at, keptDays.sentBack),
      ...keys.sentBack(operator, sentBack.interviewId),
    },
    'none',
  );

const entries = async <Schema extends z.ZodMiniType>(
  { client, table }: Desk,
  operator: string,
  startsWith: string,
  schema: Schema,
): Promise<z.output<Schema>[]> => {
  const items = await queryAll(client, table, { pk: `DAY#${operator}`, startsWith }, 'consistent');
  return items.map((item) => z.parse(schema, item));
};

/** What was finished on the day that this moment is of in UTC. */
export const readDone = (desk: Desk, operator: string, at: string) =>
  entries(desk, operator, `DONE#${at.slice(0, 10)}`, Done);
export const readPromised = (desk: Desk, operator: string) => entries(desk, operator, 'PROMISED#', Promised);
export const readDrafted = (desk: Desk, operator: string) => entries(desk, operator, 'DRAFTED#', Drafted);
export const readSentBack = (desk: Desk, operator: string) => entries(desk, operator, 'SENT-BACK#', SentBack);
