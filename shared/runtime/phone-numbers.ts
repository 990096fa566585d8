import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/min';
import type { ReadPhone } from '../domain/people/phones.ts';
import { type Wrong, wrong } from '../domain/wrong.ts';

function plan(country: string): CountryCode {
  if (!isSupportedCountry(country)) throw new RangeError(`No numbering plan is known for ${country}.`);
  return country;
}

/**
 * Reads phones as people of one country write them (ISO 3166 alpha-2, for example `RU`); numbers with `+` are read for
 * any country, extensions are dropped. Possible by length is enough: numbering plans change faster than libraries, and
 * a refused number is a person not called. The reader itself never throws.
 *
 * @throws RangeError when there is no such country: a deployment with a mistyped one could read no number at all.
 */
export function phoneReader(defaultCountry: string): ReadPhone {
  const country = plan(defaultCountry);
  return (asTyped) => {
    const number = parsePhoneNumberFromString(asTyped, { defaultCountry: country });
    return number?.isPossible() ? number.number : undefined;
  };
}

export type CheckedPhone =
  | { readonly is: 'no-such-country' }
  | { readonly is: 'unreadable'; readonly wrong: Wrong }
  | {
      readonly is: 'readable';
      readonly e164: string;
      readonly national: string;
      readonly country: string | undefined;
      /** It can be dialled, and is likely wrong all the same. */
      readonly doubt: Wrong | undefined;
    };

const codes = {
  TOO_SHORT: 'phone-short',
  TOO_LONG: 'phone-long',
  INVALID_LENGTH: 'phone-length',
  INVALID_COUNTRY: 'phone-code',
  NOT_A_NUMBER: 'no-phone',
} as const;

/** Says of a number as it is typed what is wrong with it, by the country's own forms. */
export function phoneChecker(defaultCountry: string): (asTyped: string, country: string | undefined) => CheckedPhone {
  const usual = plan(defaultCountry);
  return (asTyped, country = usual) => {
    if (!isSupportedCountry(country)) return { is: 'no-such-country' };
    const number = parsePhoneNumberFromString(asTyped, { defaultCountry: country });
    if (number === undefined || !number.isPossible()) {
      const found = validatePhoneNumberLength(asTyped, { defaultCountry: country }) ?? 'NOT_A_NUMBER';
      return { is: 'unreadable', wrong: wrong(codes[found]) };
    }
    return {
      is: 'readable',
      e164: number.number,
      national: number.formatNational(),
      country: number.country,
      doubt: number.isValid() ? undefined : wrong('phone-doubtful'),
    };
  };
}
