import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { TaskKind } from '../domain/calls/task-kind.ts';
import { getItem, put, queryPage, remove } from './dynamo.ts';
import { keys } from './keys.ts';

/** Interviews that a supervisor is to look at: those that wait in one partition, and what was decided beside them. */

export const Review = z.object({
  interviewId: z.string(),
  personId: z.string(),
  operator: z.string(),
  kind: TaskKind,
  /** Of the interview, when it came up. */
  version: z.int(),
  at: z.string(),
});
export type Review = z.infer<typeof Review>;

const Decided = z.extend(Review, {
  decision: z.enum(['approve', 'send-back']),
  by: z.string(),
  decidedAt: z.string(),
  note: z.optional(z.string()),
});
export type Decided = z.infer<typeof Decided>;

interface DeskTable {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/** The write that lets an interview wait for a supervisor; a later version of it waits in its place. */
export const reviewWrite = (desk: string, review: Review): TransactWriteItem =>
  put(desk, { ...review, ...keys.reviewWaiting(review.interviewId) }, 'none');

export async function readReviews({ client, table }: DeskTable, after: string | undefined, limit: number) {
  const { pk } = keys.reviewWaiting('');
  const from = after === undefined ? undefined : { ...keys.reviewWaiting(after) };
  const { items, next } = await queryPage(client, table, { pk, startsWith: 'WAITING#' }, 'eventual', from, limit);
  return { reviews: items.map((item) => z.parse(Review, item)), more: next !== undefined };
}

export async function readReview({ client, table }: DeskTable, interviewId: string): Promise<Review | undefined> {
  const item = await getItem(client, table, keys.reviewWaiting(interviewId));
  return item && z.parse(Review, item);
}

export async function readDecided({ client, table }: DeskTable, interviewId: string): Promise<Decided | undefined> {
  const item = await getItem(client, table, keys.reviewDecided(interviewId));
  return item && z.parse(Decided, item);
}

/** The writes that take a decision, on the version of the interview that was looked at. */
export const decisionWrites = (desk: string, decided: Decided): TransactWriteItem[] => [
  remove(desk, keys.reviewWaiting(decided.interviewId), { version: decided.version }),
  put(desk, { ...decided, ...keys.reviewDecided(decided.interviewId) }, 'none'),
];
