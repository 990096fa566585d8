import * as z from 'zod/mini';
import { TaskKind } from '../domain/calls/task-kind.ts';
import { Moment } from '../domain/dates.ts';
import { Answer } from '../domain/protocols/answer.ts';

export const ReviewsQuery = z.strictObject({
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
});
export type ReviewsQuery = z.infer<typeof ReviewsQuery>;

export const ReviewsResponse = z.strictObject({
  reviews: z.array(
    z.strictObject({
      interview: z.string(),
      operator: z.string(),
      kind: TaskKind,
      at: Moment,
      protocol: z.strictObject({ id: z.string(), version: z.int() }),
      /** What was answered that tells nobody who the person is. */
      answers: z.record(z.string(), Answer),
      contactsNamed: z.int(),
      /** Of somebody made up: whoever trains newcomers looks at all of these. */
      practice: z.boolean(),
    }),
  ),
  next: z.optional(z.string()),
});
export type ReviewsResponse = z.infer<typeof ReviewsResponse>;

export const ReviewRequest = z.strictObject({
  decision: z.enum(['approve', 'send-back']),
  /** What is to be mended; required to send an interview back. Names nobody: the operator reads it in their day. */
  note: z.optional(z.string().check(z.trim(), z.minLength(3), z.maxLength(500))),
});
export type ReviewRequest = z.infer<typeof ReviewRequest>;

export const ReviewResponse = z.strictObject({ status: z.enum(['decided', 'already-decided']) });
export type ReviewResponse = z.infer<typeof ReviewResponse>;
