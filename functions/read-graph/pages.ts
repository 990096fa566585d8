import * as z from 'zod/mini';
import { type Refused, refuseField } from '../../shared/api/problem.ts';

/** A cursor as it travels: of our own making, and of no use for anything else. */
export const toCursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export function fromCursor<Schema extends z.ZodMiniType>(
  schema: Schema,
  cursor: string | undefined,
): z.output<Schema> | undefined | Refused {
  if (cursor === undefined) return undefined;
  try {
    return z.parse(schema, JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    return refuseField('cursor', 'pointer');
  }
}

/** How far into the nodes and edges of an answer a page begins. */
export const Offset = z.strictObject({ after: z.int().check(z.gte(0), z.lte(10_000_000)) });

/** The same of a network, and which reading of it the pages before were of. */
export const NetworkOffset = z.extend(Offset, {
  network: z.optional(z.string().check(z.regex(/^[\w-]{1,64}$/))),
  reading: z.optional(z.string().check(z.regex(/^[\w.-]{1,64}$/))),
});
