import type { CheckPhoneRequest, CheckPhoneResponse } from '../../shared/api/check-phone.ts';
import { type Refused, refuseField } from '../../shared/api/problem.ts';
import { maskPhone } from '../../shared/domain/people/mask-phone.ts';
import type { CheckedPhone } from '../../shared/runtime/phone-numbers.ts';

/** Reads a number while it is still being said, so that a slip is heard and not dialled. Nothing is stored. */
export function checkPhone(
  check: (number: string, country: string | undefined) => CheckedPhone,
  { number, country }: CheckPhoneRequest,
): CheckPhoneResponse | Refused {
  const checked = check(number, country);
  if (checked.is === 'no-such-country') return refuseField('country', 'country');
  if (checked.is === 'unreadable') return { readable: false, wrong: checked.wrong };
  const { e164, national, country: of, doubt } = checked;
  return {
    readable: true,
    e164,
    national,
    masked: maskPhone(e164),
    ...(of === undefined ? {} : { country: of }),
    ...(doubt === undefined ? {} : { wrong: doubt }),
  };
}
