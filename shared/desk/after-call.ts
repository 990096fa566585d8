import { type Refused, refuseField } from '../api/problem.ts';
import { consequences, type Outcome } from '../domain/calls/outcome.ts';
import type { Identity } from '../domain/people/identity.ts';
import { standingAfter } from '../domain/people/phone-standing.ts';
import { isDead } from '../domain/people/phones.ts';
import { phoneTag } from '../runtime/ids.ts';
import type { Profile } from '../storage/profiles.ts';

/** What a call shows of the number it was made to: which it was, and what becomes of it. */

/** The tag of the number that was rung. It need not be said where there is only one, or where all stay what they are. */
export function rungNumber(
  { personId, identity }: Profile,
  outcome: Outcome,
  rung: string | undefined,
): string | undefined | Refused {
  const tagged = identity.phones.flatMap((phone) =>
    phone.e164 === undefined ? [] : [{ tag: phoneTag(personId, phone.e164), dead: isDead(phone) }],
  );
  if (rung !== undefined)
    return tagged.some(({ tag }) => tag === rung) ? rung : refuseField('phone', 'not-their-phone');
  const left = tagged.filter(({ dead }) => !dead);
  if (left.length > 1 && consequences[outcome].numberIsDead) return refuseField('phone', 'which-phone');
  return left.length === 1 ? left[0]?.tag : undefined;
}

/** The same identity where nothing was learned. */
export function identityAfter({ personId, identity }: Profile, outcome: Outcome, rung: string | undefined): Identity {
  let learned = false;
  const phones = identity.phones.map((phone) => {
    if (phone.e164 === undefined || phoneTag(personId, phone.e164) !== rung) return phone;
    const standing = standingAfter(outcome, phone.standing);
    learned ||= standing !== phone.standing;
    return { ...phone, standing };
  });
  return learned ? { ...identity, phones } : identity;
}
