import * as z from 'zod/mini';
import { ReferralKind, ReferralState } from '../domain/care/referral.ts';
import { Day, Moment } from '../domain/dates.ts';
import { ListPattern } from '../domain/desk/staff.ts';
import { Name } from '../domain/people/name.ts';

/** What those who provide a service see before they accept it: nothing that tells whose it is. */
export const ReferralView = z.strictObject({
  id: z.string(),
  kind: ReferralKind,
  disease: z.string(),
  list: z.string(),
  state: ReferralState,
  due: Moment,
  /** It should have been there by now: its person is being called. */
  late: z.boolean(),
  askedOn: Day,
  acceptedBy: z.optional(z.string()),
});

export const ReferralsQuery = z.strictObject({ list: ListPattern.check(z.maxLength(200)) });

export const ReferralsResponse = z.strictObject({
  /** By when they are due: what is late comes first. At most 100. */
  referrals: z.array(ReferralView),
  /** Of all lists: asked for, done, and done on the day they were asked for. */
  figures: z.strictObject({ asked: z.int(), done: z.int(), sameDay: z.int() }),
});
export type ReferralsResponse = z.infer<typeof ReferralsResponse>;

export const LateReferralsResponse = z.strictObject({
  /** Those with any, most late first. */
  lists: z.array(
    z.strictObject({
      list: z.string(),
      late: z.int(),
      /** There may be more than were counted. */
      more: z.boolean(),
    }),
  ),
});
export type LateReferralsResponse = z.infer<typeof LateReferralsResponse>;

export const ReferralStateRequest = z.strictObject({ state: ReferralState });
export type ReferralStateRequest = z.infer<typeof ReferralStateRequest>;

export const ReferralStateResponse = z.strictObject({
  referral: ReferralView,
  /** With `accepted`: whom it is for and what was asked for. That it was shown is written down. */
  details: z.optional(
    z.strictObject({
      name: Name,
      phones: z.array(z.string()),
      what: z.optional(z.string()),
      address: z.optional(z.string()),
      note: z.optional(z.string()),
    }),
  ),
});
export type ReferralStateResponse = z.infer<typeof ReferralStateResponse>;
