import * as z from 'zod/mini';
import { CallMode } from '../domain/calls/dialling.ts';
import { Outcome } from '../domain/calls/outcome.ts';
import { Moment } from '../domain/dates.ts';
import { Epoch, PhoneTag } from './calls.ts';

export const PlaceRequest = z.strictObject({
  epoch: Epoch,
  /** The ordinal of the attempt, as the task shows it. The same one again gives the same attempt, and rings nobody. */
  attempt: z.int().check(z.gte(1)),
  /** Which of the person's phones, by its id. */
  phone: PhoneTag,
  mode: CallMode,
  /** With mode `browser`, once it is known: the call that the browser made. Send the same attempt again with it. */
  contactId: z.optional(z.string().check(z.regex(/^[\w-]{1,256}$/, 'a contact id is as Amazon Connect gave it'))),
});
export type PlaceRequest = z.infer<typeof PlaceRequest>;

export const PlaceResponse = z.strictObject({
  status: z.enum(['placed', 'already-placed']),
  attempt: z.strictObject({
    ordinal: z.int(),
    phone: PhoneTag,
    mode: CallMode,
    /** `done`: it has its outcome. */
    state: z.enum(['dialling', 'done']),
    placedAt: Moment,
    contactId: z.optional(z.string()),
    /** Nobody was rung: this operator has the phone's household on the line, and asks for the next of them. */
    sameCall: z.boolean(),
    /** What telephony told so far, where it tells anything. */
    call: z.optional(
      z.strictObject({
        stage: z.optional(z.string()),
        ended: z.boolean(),
        /** What its end looks like; what the operator says counts. */
        suggests: z.optional(Outcome),
      }),
    ),
  }),
  /** The whole number, with modes `manual` and `browser`. */
  number: z.optional(z.string()),
});
export type PlaceResponse = z.infer<typeof PlaceResponse>;
