import * as z from 'zod/mini';

/**
 * Says that something of the contact graph may have changed; carries ids only. The receiver looks at what is so now, so
 * messages may be repeated or overtake each other without harm.
 */
export const graphMessageSchema = 'ringtrace.graph.v1';

const Id = z.string().check(z.minLength(1), z.maxLength(200));
const schema = z.literal(graphMessageSchema);

export const GraphMessage = z.union([
  /** An exposure, with its source. */
  z.strictObject({ schema, exposure: Id, of: Id }),
  /** Whether somebody is a case, or what was judged of them. */
  z.strictObject({ schema, person: Id }),
  /** What is known of a case. */
  z.strictObject({ schema, case: Id }),
  /** A network lost an edge. */
  z.strictObject({ schema, network: Id }),
]);
export type GraphMessage = z.infer<typeof GraphMessage>;
