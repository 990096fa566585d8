import * as z from 'zod/mini';
import { PhoneTag } from './calls.ts';

export const DoNotCallRequest = z.strictObject({
  /** One of the person's phones, by its id; without it the person is meant, on whatever phone. */
  phone: z.optional(PhoneTag),
  calls: z.enum(['forbidden', 'allowed']),
  /** Why, in words of your own: it is kept with the person, and every version of it. */
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(500)),
});
export type DoNotCallRequest = z.infer<typeof DoNotCallRequest>;

export const DoNotCallResponse = z.strictObject({
  /** `already-so`: it was so before; nothing was changed. */
  status: z.enum(['changed', 'already-so']),
  /** Whether nobody may ring them now: the person is not to be called, or none of their phones is. */
  mustNotBeCalled: z.boolean(),
});
export type DoNotCallResponse = z.infer<typeof DoNotCallResponse>;
