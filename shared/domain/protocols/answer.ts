import * as z from 'zod/mini';
import { Day } from '../dates.ts';

/** What can be answered to a question; which of these, its type says. */

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

/** Chosen by the client when a row is first saved; the row keeps it through every version of its interview. */
export const RowKey = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_.-]{1,64}$/, 'a row key is 1 to 64 letters, digits, points, dashes or underscores'));

/** A day that somebody could only guess. */
export const EstimatedDay = z.strictObject({ date: Day, estimated: z.boolean() });

/** A place or occasion where people were together. */
export const EventRow = z.strictObject({
  key: RowKey,
  /** One of the question's options. */
  kind: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)),
  place: z.optional(text(300)),
  from: Day,
  to: z.optional(Day),
  /** About how many were there. */
  people: z.optional(z.int().check(z.gte(0), z.lte(100_000))),
  notes: z.optional(text(1000)),
});
export type EventRow = z.infer<typeof EventRow>;

export const eventsAtMost = 100;

export const Answer = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  EstimatedDay,
  z.array(EventRow).check(z.maxLength(eventsAtMost)),
]);
export type Answer = z.infer<typeof Answer>;
