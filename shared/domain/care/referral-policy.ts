import * as z from 'zod/mini';
import { wrongs } from '../wrong.ts';
import { ReferralKind } from './referral.ts';

const hours = z.number().check(z.gt(0), z.lte(24 * 30));

/** Who provides which service, and how soon it is late, where the person names no hour themselves. */
export const ReferralPolicy = z.strictObject({
  services: z.record(
    ReferralKind,
    z.strictObject({
      /** Of the list of those who provide it; jurisdiction and language are the person's. */
      skill: z.string().check(z.regex(/^[^#/*\s]+$/, wrongs['list-part'])),
      dueHours: hours,
    }),
  ),
  /** What did not come is asked about again after so long. */
  againHours: hours,
});
export type ReferralPolicy = z.infer<typeof ReferralPolicy>;
