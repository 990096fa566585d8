import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { ReadPhone } from '../domain/phones.ts';

/**
 * Reads phones as people of one country write them (ISO 3166 alpha-2, for example `RU`); numbers with `+` are read for
 * any country, extensions are dropped. Possible by length is enough: numbering plans change faster than libraries, and
 * a refused number is a person not called. The reader itself never throws.
 *
 * @throws RangeError when there is no such country: a deployment with a mistyped one could read no number at all.
 */
export function phoneReader(defaultCountry: string): ReadPhone {
  if (!isSupportedCountry(defaultCountry)) throw new RangeError(`No numbering plan is known for ${defaultCountry}.`);
  return (asTyped) => {
    const number = parsePhoneNumberFromString(asTyped, { defaultCountry });
    return number?.isPossible() ? number.number : undefined;
  };
}
