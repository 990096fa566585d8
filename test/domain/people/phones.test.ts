import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  numbersKept,
  Phone,
  type PhoneNumber,
  phonesAtMost,
  readPhones,
  samePhone,
} from '../../../shared/domain/people/phones.ts';
import { phoneReader } from '../../../shared/runtime/phone-numbers.ts';

const read = phoneReader('RU');

describe('phoneReader', () => {
  test.each([
    ['8 (916) 123-45-67', '+79161234567'],
    ['+7 916 123 45 67', '+79161234567'],
    ['89161234567', '+79161234567'],
    ['9161234567', '+79161234567'],
    ['8-916-123-45-67 доб. 12', '+79161234567'],
    ['8 916 123 45 67 (мама)', '+79161234567'],
    ['٨٩١٦١٢٣٤٥٦٧', '+79161234567'],
    ['+7 701 123 45 67', '+77011234567'],
    ['+44 20 7946 0018', '+442079460018'],
    ['+1 202 555 0123 x5', '+12025550123'],
    ['8 (216) 123-45-67', '+72161234567'],
  ])('reads %s', (typed, e164) => expect(read(typed)).toBe(e164));

  test.each(['', '123-45-67', 'нет', '+', '+999 123', '8 916 123 45 67, 8 495 123 45 67', '0'.repeat(64), '\u0000'])(
    'says nothing of %j',
    (typed) => expect(read(typed)).toBeUndefined(),
  );

  test('reads by the country it was made for', () => {
    expect(phoneReader('GB')('020 7946 0018')).toBe('+442079460018');
  });

  test('refuses a country that has no numbering plan, so that a slip in a setting does not unread every number', () => {
    expect(() => phoneReader('RUS')).toThrow(RangeError);
  });
});

describe('readPhones', () => {
  test('keeps what cannot be read, each line once, in the order given', () => {
    const typed = ['123-45-67', '8 916 123 45 67', '+79161234567', '123-45-67', '8 495 123 45 67'];
    expect(
      readPhones([...typed.map((number) => ({ number })), { number: 'спросить у мамы', kind: 'home' }], read),
    ).toEqual([
      { asTyped: '123-45-67', standing: 'unusable' },
      { asTyped: '8 916 123 45 67', e164: '+79161234567', standing: 'unchecked' },
      { asTyped: '8 495 123 45 67', e164: '+74951234567', standing: 'unchecked' },
      { asTyped: 'спросить у мамы', kind: 'home', standing: 'unusable' },
    ]);
  });
});

describe('samePhone', () => {
  const standing = 'unchecked';
  test('compares lines, not notations', () => {
    const a = { asTyped: '8 916 123 45 67', e164: '+79161234567', standing } as const;
    expect(samePhone(a, { asTyped: '+7 (916) 1234567', e164: '+79161234567', standing })).toBe(true);
    expect(samePhone(a, { ...a, e164: '+79161234568' })).toBe(false);
    expect(samePhone({ asTyped: '5-12', standing }, { asTyped: '5-13', standing })).toBe(false);
  });
});

describe('Phone', () => {
  test.each([
    {},
    { number: '' },
    { number: ' ' },
    { number: '1'.repeat(65) },
    { number: '1', kind: 'fax' },
    { number: '1', x: 1 },
  ])('%j is refused', (phone) => expect(Phone.safeParse(phone).success).toBe(false));

  test('a number is taken in any notation', () => {
    expect(Phone.parse({ number: ' 8 (916) 123-45-67 ', kind: 'mobile' }).number).toBe('8 (916) 123-45-67');
  });
});

describe('more numbers than a person has', () => {
  const numbered = (n: number, more: Partial<PhoneNumber> = {}): PhoneNumber => ({
    asTyped: `n${n}`,
    e164: `+7000${String(n).padStart(7, '0')}`,
    standing: 'unchecked',
    ...more,
  });
  const word = { at: '2020-03-01T00:00:00.000Z', by: 'boss', reason: 'their lawyer wrote' };

  test('lose first those that ring nobody, then the oldest that nobody answered, and never the newest', () => {
    const dead = Array.from({ length: 3 }, (_, n) => numbered(n + 10, { standing: 'unusable' }));
    const alive = Array.from({ length: phonesAtMost }, (_, n) => numbered(n + 100));
    const [oldest, ...others] = alive;
    expect(numbersKept([...alive.slice(0, 5), ...dead, ...alive.slice(5)], 'last')).toEqual(alive);
    expect(numbersKept([...alive, ...dead, numbered(1)], 'last')).toEqual([...others, numbered(1)]);
    expect(numbersKept([numbered(1), ...alive.toReversed()], 'first')).not.toContain(oldest);
  });

  test('keep what a call confirmed and what must not be called, however old', () => {
    const kept = fc.record({
      standing: fc.constantFrom('unchecked', 'confirmed', 'unusable', 'not-theirs' as const),
      doNotCall: fc.constantFrom(undefined, word, { ...word, lifted: word }),
    });
    const property = fc.property(
      fc.array(kept, { maxLength: 90 }),
      fc.constantFrom('first', 'last'),
      (each, newest) => {
        const phones = each.map((more, n) => numbered(n, more));
        const left = numbersKept(phones, newest);
        const precious = phones.filter(
          ({ standing, doNotCall }) => standing === 'confirmed' || doNotCall !== undefined,
        );
        expect(left).toEqual(expect.arrayContaining(precious));
        expect(left.length).toBe(Math.min(phones.length, Math.max(phonesAtMost, precious.length)));
      },
    );
    fc.assert(property, { numRuns: 100 });
  });
});
