import type { Identity } from '../domain/people/identity.ts';
import type { RingableNumber } from '../domain/people/next-number.ts';
import { isDead, isForbidden } from '../domain/people/phones.ts';
import { phoneTag } from './ids.ts';

/** A person's numbers under tags, which may stand where numbers may not. What cannot be read has none, and is never rung. */
export function ringableNumbers(personId: string, { phones, doNotCall }: Identity): RingableNumber[] {
  return phones.flatMap((phone) =>
    phone.e164 === undefined
      ? []
      : [
          {
            id: phoneTag(personId, phone.e164),
            confirmed: phone.standing === 'confirmed',
            dead: isDead(phone),
            doNotCall: isForbidden(doNotCall) || isForbidden(phone.doNotCall),
          },
        ],
  );
}
