import fc from 'fast-check';
import { parsePhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { asPeopleSay } from '../../local/replay/dirty.ts';
import names from '../../local/replay/made-up-names.json' with { type: 'json' };
import { madeUpPerson } from '../../local/replay/people.ts';
import { compareNames } from '../../shared/domain/people/names.ts';
import { shortFormsOf } from '../../shared/domain/people/short-names.ts';

const someone = fc
  .record({ source: fc.string(), id: fc.string({ minLength: 1 }) })
  .map(({ source, id }) => madeUpPerson(source, id, { on: '2015-05-20' }));

describe('people made up for a replay', () => {
  it('are the same whenever they are made', () => {
    const facts = { age: 41, sex: 'female', on: '2015-05-20' } as const;
    expect(madeUpPerson('a.csv', '7', facts)).toEqual(madeUpPerson('a.csv', '7', facts));
  });

  it('are different people when only the source differs', () => {
    const [one, other] = ['a.csv', 'b.csv'].map((source) => madeUpPerson(source, '1', { on: '2015-05-20' }));
    expect(one?.nationalNumber).not.toBe(other?.nationalNumber);
    expect(one?.phone).not.toBe(other?.phone);
  });

  it('never share a national number, however many there are', () => {
    const numbers = ['a', 'b', 'c'].flatMap((source) =>
      Array.from({ length: 6_000 }, (_, id) => madeUpPerson(source, String(id), { on: '2015-05-20' }).nationalNumber),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('have phones that can be stored and can never be dialled', () => {
    fc.assert(
      fc.property(someone, ({ phone }) => {
        const read = parsePhoneNumber(phone);
        expect({ possible: read.isPossible(), valid: read.isValid() }).toEqual({ possible: true, valid: false });
        expect(phone).toMatch(/^\+72\d{9}$/);
      }),
    );
  });

  it('have the age that the file gives on the day for which it gives it, in 1861 too', () => {
    const day = fc.constantFrom('1861-11-21', '2015-05-20', '2016-02-29', '2015-12-31');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 150 }), day, fc.string({ minLength: 1 }), (age, on, id) => {
        const { birthDate } = madeUpPerson('s', id, { age, on });
        const hadBirthday = birthDate.slice(5) <= on.slice(5);
        expect(Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (hadBirthday ? 0 : 1)).toBe(age);
      }),
    );
  });

  it('have given names with forms that people use at home', () => {
    const without = [...names.male, ...names.female].filter((given) => shortFormsOf(given).length === 0);
    expect(without).toEqual([]);
  });
});

describe('a naming as people say it', () => {
  it('can always be the same person and never looks like another', () => {
    fc.assert(
      fc.property(someone, fc.string(), (person, drawnBy) => {
        const { given, family, patronymic } = person;
        const { name } = asPeopleSay(person, drawnBy);
        expect(['same', 'can-be-one']).toContain(compareNames({ given, family, patronymic }, name));
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives a number that rings the same line', () => {
    fc.assert(
      fc.property(someone, fc.string(), (person, drawnBy) => {
        expect(parsePhoneNumber(asPeopleSay(person, drawnBy).phone, 'RU').number).toBe(person.phone);
      }),
    );
  });
});
