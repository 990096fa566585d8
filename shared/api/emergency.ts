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

/** What was done about it; kept with identities, and shown to whoever holds the person next. */
export const CloseAlertRequest = z.strictObject({
  note: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
});
export type CloseAlertRequest = z.infer<typeof CloseAlertRequest>;

export const CloseAlertResponse = z.strictObject({
  status: z.enum(['closed', 'already-closed']),
  by: z.string(),
  at: Moment,
});
export type CloseAlertResponse = z.infer<typeof CloseAlertResponse>;

/** The call goes on: the claim holds until then at least. */
export const EmergencyResponse = z.strictObject({
  status: z.enum(['raised', 'already-raised']),
  claimedUntil: Moment,
});
export type EmergencyResponse = z.infer<typeof EmergencyResponse>;
