import * as z from 'zod/mini';
import { Moment } from '../domain/dates.ts';
import { Epoch } from './calls.ts';

export const EmergencyRequest = z.strictObject({
  epoch: Epoch,
  /** What it is; nothing else has to be filled in, because somebody is on the line. */
  what: z.optional(z.enum(['medical', 'violence', 'self-harm', 'child-at-risk', 'threat-to-staff', 'other'])),
  note: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))),
});
export type EmergencyRequest = z.infer<typeof EmergencyRequest>;

/** The call goes on: the claim holds until then at least. */
export const EmergencyResponse = z.strictObject({
  status: z.enum(['raised', 'already-raised']),
  claimedUntil: Moment,
});
export type EmergencyResponse = z.infer<typeof EmergencyResponse>;
