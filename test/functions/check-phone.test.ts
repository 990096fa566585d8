import { expect, test } from 'vitest';
import { checkPhone } from '../../functions/check-phone/check-phone.ts';
import { wrong } from '../../shared/domain/wrong.ts';
import { phoneChecker } from '../../shared/runtime/phone-numbers.ts';

const check = (number: string, country?: string) => checkPhone(phoneChecker('RU'), { number, country });

test('a number is read by the forms of its country, and read back as people there write it', () => {
  const moscow = { readable: true, e164: '+79161234567', national: '8 (916) 123-45-67', country: 'RU' };
  expect(check('8 916 123-45-67')).toEqual({ ...moscow, masked: '+7 916 ••• •• 67' });
  expect(check('916 1234567')).toMatchObject(moscow);
  // +7 is Kazakhstan too: by the parsed number, never by its prefix.
  expect(check('+7 701 234 5678')).toMatchObject({ readable: true, country: 'KZ' });
  expect(check('030 123456', 'DE')).toMatchObject({ readable: true, e164: '+4930123456', country: 'DE' });
  expect(check('+49 30 123456')).toMatchObject({ e164: '+4930123456' });
});

test('what is wrong is said in words', () => {
  expect(check('8 916 123-45')).toEqual({ readable: false, wrong: wrong('phone-short') });
  expect(check('+49 30 123456789012345')).toEqual({ readable: false, wrong: wrong('phone-long') });
  expect(check('the neighbour')).toEqual({ readable: false, wrong: wrong('no-phone') });
  expect(check('+999 123456')).toMatchObject({ readable: false, wrong: wrong('phone-code') });
  expect(check('8 116 123-45-67')).toMatchObject({
    readable: true,
    wrong: wrong('phone-doubtful'),
  });
  expect(check('916', 'XX')).toMatchObject({ refused: 'invalid-fields', fields: [{ field: 'country' }] });
});
