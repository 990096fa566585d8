import type { CheckPhoneRequest, CheckPhoneResponse } from '../../shared/api/check-phone.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { maskPhone } from '../../shared/domain/people/mask-phone.ts';
import type { CheckedPhone } from '../../shared/runtime/phone-numbers.ts';

/** Reads a number while it is still being said, so that a slip is heard and not dialled. Nothing is stored. */
export function checkPhone(
  check: (number: string, country: string | undefined) => CheckedPhone,
  { number, country }: CheckPhoneRequest,
): CheckPhoneResponse | Refused {
  const checked = check(number, country);
  if (checked.is === 'no-such-country')
    return refuse('invalid-fields', { fields: [{ field: 'country', problem: 'no numbering plan is known for it' }] });
  if (checked.is === 'unreadable') return { readable: false, problem: checked.problem };
  const { e164, national, country: of, problem } = checked;
  return {
    readable: true,
    e164,
    national,
    masked: maskPhone(e164),
    ...(of === undefined ? {} : { country: of }),
    ...(problem === undefined ? {} : { problem }),
  };
}
