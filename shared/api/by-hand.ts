import * as z from 'zod/mini';
import { Phone } from '../domain/people/phones.ts';
import { Epoch, Follows } from './calls.ts';

export const ByHandRequest = z.strictObject({
  epoch: Epoch,
  /**
   * `letter-sent` and `visited` end what the person was to be called for; `number-found` brings them back among those to be
   * called; `not-found` leaves them to a letter or a visit. Somebody who was spoken with is finished as a call is.
   */
  did: z.enum(['letter-sent', 'visited', 'number-found', 'not-found']),
  /** With `number-found`. */
  phones: z.optional(z.array(Phone).check(z.minLength(1), z.maxLength(20))),
  /** Where it was sent, who opened the door: kept with identities. */
  note: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))),
});
export type ByHandRequest = z.infer<typeof ByHandRequest>;

export const ByHandResponse = z.strictObject({
  /** `already-recorded`: this very result came before; nothing was changed. */
  status: z.enum(['recorded', 'already-recorded']),
  follows: Follows,
});
export type ByHandResponse = z.infer<typeof ByHandResponse>;
