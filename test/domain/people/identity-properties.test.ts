import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Identity } from '../../../shared/domain/people/identity.ts';
import { type Candidate, mergeIdentity, resolveIdentity } from '../../../shared/domain/people/identity-resolution.ts';
import { lookupKeys } from '../../../shared/domain/people/lookups.ts';
import type { Name } from '../../../shared/domain/people/name.ts';
import names from '../../../shared/domain/people/short-names.json' with { type: 'json' };
import { shortFormsOf } from '../../../shared/domain/people/short-names.ts';

const given = fc.constantFrom(...Object.keys(names.russian), ...names.withoutShortForms);
const family = fc.constantFrom(
  ...[
    'Петров',
    'Щербакова',
    'Хасанов',
    'Цой',
    'Достоевская',
    'Шевченко',
    'Королёва',
    'Ильин',
    'Рабинович',
    'Ким',
    'Ян',
  ],
  ...[
    'Соловьёв',
    'Кузнецова',
    'Черных',
    'Мартин',
    'Жуков',
    'Юдина',
    'Тхай',
    'Бондарчук',
    'Петросян',
    'Римский-Корсаков',
  ],
);
const patronymic = fc.constantFrom('Иванович', 'Юрьевна', 'Ильич', 'Львович', 'Сергеевич', 'Фёдоровна', 'Каримович');
const whole = fc.record({ given, family, patronymic });
type Whole = typeof whole extends fc.Arbitrary<infer Parts> ? Parts : never;

/** ICAO 9303, BGN/PCGN and everyday: where they differ. */
const tables = [
  { ё: 'e', й: 'i', х: 'kh', ц: 'ts', щ: 'shch', ю: 'iu', я: 'ia', ь: '' },
  { ё: 'yo', й: 'y', х: 'kh', ц: 'ts', щ: 'shch', ю: 'yu', я: 'ya', ь: "'" },
  { ё: 'e', й: 'y', х: 'h', ц: 'ts', щ: 'sch', ю: 'yu', я: 'ya', ь: '' },
] as const;
const alike = 'абвгдежзиклмнопрстуфчшыэ';
const romanLike = 'a b v g d e zh z i k l m n o p r s t u f ch sh y e'.split(' ');

function romanise(text: string, table: Readonly<Record<string, string>>): string {
  const letter = (each: string) => table[each] ?? romanLike[alike.indexOf(each)] ?? each;
  return Array.from(text.toLowerCase(), letter).join('');
}

type Dirt = (said: string) => string;
const dirt: fc.Arbitrary<Dirt> = fc.constantFrom<Dirt[]>(
  (said) => said,
  (said) => said.toUpperCase(),
  (said) => said.toLowerCase(),
  (said) => said.replaceAll('ё', 'е').replaceAll('Ё', 'Е'),
  (said) => `  ${said.replaceAll(' ', ' , ')}.`,
  (said) => said.normalize('NFD'),
  ...tables.map((table) => (said: string) => romanise(said, table)),
);

/** Some of the parts, in any order, the given name perhaps as at home: never without the given name. */
const naming = (person: Whole): fc.Arbitrary<Name> =>
  fc
    .record({
      given: fc.constantFrom(person.given, ...shortFormsOf(person.given)),
      family: fc.option(fc.constant(person.family)),
      patronymic: fc.option(fc.constant(person.patronymic)),
      dirt,
      order: fc.constantFrom('given-first', 'family-first', 'fields'),
    })
    .map((say) => {
      const rest = [say.patronymic].filter((part) => part !== null).map(say.dirt);
      const families = [say.family].filter((part) => part !== null).map(say.dirt);
      if (say.order === 'given-first') return { asWritten: [say.dirt(say.given), ...rest, ...families].join(' ') };
      if (say.order === 'family-first') return { asWritten: [...families, say.dirt(say.given), ...rest].join(' ') };
      return {
        given: say.dirt(say.given),
        ...(say.family !== null && { family: say.dirt(say.family) }),
        ...(say.patronymic !== null && { patronymic: say.dirt(say.patronymic) }),
      };
    });

const day = fc.option(fc.constantFrom('1950-02-03', '1980-02-03', '1980-03-02', '2010-06-07'), { nil: undefined });
const number = fc.option(fc.constantFrom('1234', '1235', '4510123456'), { nil: undefined });
const phone = fc
  .constantFrom('+79161234567', '+79161234568')
  .map((e164) => ({ asTyped: e164, e164, standing: 'unchecked' as const }));
const identity: fc.Arbitrary<Identity> = whole.chain((person) =>
  fc.record({
    name: naming(person),
    phones: fc.array(phone, { maxLength: 2 }),
    birthDate: day,
    nationalNumber: number,
    insuranceNumber: number,
    sex: fc.constantFrom(undefined, 'female', 'male'),
    address: fc.constantFrom(undefined, { text: 'Тверская 1' }, { text: 'Ленина 2' }),
  }),
);
const candidates = fc
  .array(identity, { maxLength: 5 })
  .map((all) => all.map((each, at): Candidate => ({ personId: `p${at}`, identity: each, via: ['phone'] })));

describe('for any people', () => {
  test('whoever is named in any of the ways people do, on the same phone, is never taken for somebody new', () => {
    const named = whole.chain((person) => fc.record({ person: fc.constant(person), said: naming(person), phone }));
    fc.assert(
      fc.property(named, candidates, ({ person, said, phone: line }, others) => {
        const themselves: Candidate = {
          personId: 'themselves',
          identity: { name: person, phones: [line] },
          via: ['phone'],
        };
        const resolution = resolveIdentity({ name: said, phones: [line] }, [...others, themselves]);
        expect(resolution.is).not.toBe('new');
      }),
      { numRuns: 500 },
    );
  });

  test('alone on their phone they are found, not asked about', () => {
    const named = whole.chain((person) => fc.record({ person: fc.constant(person), said: naming(person), phone }));
    fc.assert(
      fc.property(named, ({ person, said, phone: line }) => {
        const themselves: Candidate = {
          personId: 'themselves',
          identity: { name: person, phones: [line] },
          via: ['phone'],
        };
        const resolution = resolveIdentity({ name: said, phones: [line] }, [themselves]);
        expect(resolution).toMatchObject({ is: 'same', personId: 'themselves' });
      }),
      { numRuns: 500 },
    );
  });

  test('the order in which the known people are read changes nothing', () => {
    const shuffled = candidates.chain((all) =>
      fc.record({ all: fc.constant(all), other: fc.shuffledSubarray(all, { minLength: all.length }) }),
    );
    fc.assert(
      fc.property(identity, shuffled, (wanted, { all, other }) => {
        expect(resolveIdentity(wanted, other)).toEqual(resolveIdentity(wanted, all));
      }),
      { numRuns: 500 },
    );
  });

  test('different national numbers are never automatically one person', () => {
    fc.assert(
      fc.property(identity, identity, (one, other) => {
        const wanted = { ...one, nationalNumber: '1234' };
        const known = { ...other, nationalNumber: '1235' };
        const found = resolveIdentity(wanted, [{ personId: 'p', identity: known, via: ['phone'] }]);
        expect(found.is).not.toBe('same');
      }),
      { numRuns: 500 },
    );
  });

  test('somebody told again in the same words, with a phone, a full name and a birth date, is the same', () => {
    fc.assert(
      fc.property(identity, phone, whole, (told, line, name) => {
        const full = { ...told, name, phones: [line], birthDate: '1980-02-03' };
        expect(resolveIdentity(full, [{ personId: 'p', identity: full, via: ['phone'] }]).is).toBe('same');
      }),
    );
  });

  test('merging keeps every known value, finds everything that was found, and done twice is done once', () => {
    fc.assert(
      fc.property(identity, identity, (known, learned) => {
        const merged = mergeIdentity(known, learned);
        const told = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
        expect(merged).toMatchObject({ ...told, phones: expect.arrayContaining(known.phones) });
        expect(mergeIdentity(merged, learned)).toEqual(merged);
        const personal = lookupKeys(known).filter(({ kind }) => kind !== 'name-and-birth-date');
        expect(lookupKeys(merged)).toEqual(expect.arrayContaining(personal));
      }),
    );
  });
});
