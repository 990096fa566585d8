import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Name } from '../../../shared/domain/people/name.ts';
import { compareNames, completeName, foldName, fullNameOf } from '../../../shared/domain/people/names.ts';
import { skeletonOf } from '../../../shared/domain/people/romanise.ts';
import names from '../../../shared/domain/people/short-names.json' with { type: 'json' };
import { canBeOneGivenName, shortFormsOf } from '../../../shared/domain/people/short-names.ts';

const said = (asWritten: string): Name => ({ asWritten });

describe('compareNames', () => {
  test.each([
    ['Иванов Иван Иванович', 'Иван Иванович Иванов', 'same'],
    ['Ivan', 'Иван', 'same'],
    ['ПЕТРОВА АЛЁНА', 'Алена Петрова', 'same'],
    ['Юлия Щербакова', 'Scherbakova Julia', 'same'],
    ['علي حسن', 'حسن علی', 'same'],
    ['Wei Zhang', 'Zhang Wei', 'same'],
    ['王 伟', '伟 王', 'same'],
    ['Саша', 'Александр', 'can-be-one'],
    ['Саша', 'Александра Петрова', 'can-be-one'],
    ['Sasha Petrov', 'Александр Петров', 'can-be-one'],
    ['Саша', 'Шура Петров', 'can-be-one'],
    ['Машенька', 'Мария Юрьевна Щербакова', 'can-be-one'],
    ['Танька', 'Татьяна', 'can-be-one'],
    ['Михаил Петров', 'Michael Petrov', 'can-be-one'],
    ['Bob Smith', 'Robert Smith', 'can-be-one'],
    ['Иван Иванов', 'Иванов Иван Иванович', 'can-be-one'],
    ['Иван Иваныч', 'Иванов Иван Иванович', 'can-be-one'],
    ['Иван Петрович', 'Иван Сидоров', 'can-be-one'],
    ['И. И. Иванов', 'Иванов Иван Иванович', 'can-be-one'],
    ['И. Иванов', 'Иванов И.', 'can-be-one'],
    ['Иван К.', 'Иван Комаров', 'can-be-one'],
    ['Иванов И.И.', 'Иванов Иван Иванович', 'can-be-one'],
    ['Ю. Иванов', 'Yuri Ivanov', 'can-be-one'],
    ['Yu. Kim', 'Yu Kim', 'can-be-one'],
    ['S. Aliev', 'Shamil Aliev', 'can-be-one'],
    ['Yu. Ivanov', 'Юрий Иванов', 'can-be-one'],
    ['Саша Петров', 'Саша Петрова', 'can-be-one'],
    ['Саша Достоевский', 'Саша Достоевская', 'can-be-one'],
    ['John Smith', 'John Michael Smith', 'can-be-one'],
    ['Gulnoza', 'Gulnoza Karimova', 'can-be-one'],
    ['Петров', 'Петров', 'unclear'],
    ['Петров', 'Анна Петрова', 'unclear'],
    ['Петров', 'Анна', 'unclear'],
    ['Петрович', 'Иван Петрович Сидоров', 'unclear'],
    ['Анна Петрова', 'Анна Сидорова', 'unclear'],
    ['Иван Петрович Сидоров', 'Иван Иванович Сидоров', 'unclear'],
    ['Саша Петрович Ким', 'Саша Петровна Ким', 'unclear'],
    ['И. Иванов', 'Юрий Иванов', 'unclear'],
    ['С. Алиев', 'Шамиль Алиев', 'unclear'],
    ['Zhang', 'Wei Zhang', 'unclear'],
    ['Wei Ming Zhang', 'Wei Li Zhang', 'unclear'],
    ['Анна Bao Li', 'Анна Петрова', 'unclear'],
    ['محمد حسن', 'Muhammad Hasan', 'unclear'],
    ['—', 'Анна Петрова', 'unclear'],
    ['Анна', 'Пётр', 'different'],
    ['Александр Петров', 'Александра Петрова', 'different'],
    ['Анна Петрова', 'Мария Петрова', 'different'],
    ['Анна', 'Мария Ивановна Петрова', 'different'],
    ['Gulnoza Karimova', 'Dilfuza Karimova', 'different'],
    ['Gulshan Kuzmina', 'Dilshan Kuzmina', 'different'],
    ['Gulshan Ivanovna Bek', 'Dilshan Ivanovna Bek', 'different'],
    ['Wei Zhang', 'Li Chen', 'different'],
  ] as const)('%s and %s: %s', (a, b, likeness) => {
    expect(compareNames(said(a), said(b))).toBe(likeness);
    expect(compareNames(said(b), said(a))).toBe(likeness);
  });

  test('a name in its fields and the same name in one line are the same', () => {
    const fields = { family: 'Рабинович', given: 'Лев', patronymic: 'Давидович' };
    expect(compareNames(fields, said('Лев Давидович Рабинович'))).toBe('same');
    expect(compareNames(fields, { ...fields, asWritten: 'РАБИНОВИЧ Л. Д.' })).toBe('same');
  });

  test('a patronymic in the field of the given name is left out as any other', () => {
    const known = { family: 'Петров', given: 'Иван Петрович' };
    expect(compareNames(known, { family: 'Петров', given: 'Иван' })).toBe('can-be-one');
  });

  test('names typed into each other’s field are still the same', () => {
    expect(compareNames({ family: 'Иван', given: 'Петров' }, { family: 'Петров', given: 'Иван' })).toBe('same');
    expect(compareNames({ family: 'Анна', given: 'Петрова' }, { family: 'Петрова', given: 'Мария' })).toBe('different');
  });

  test('only a family name in its field says nothing of the person, however unusual it is', () => {
    expect(compareNames({ family: 'Smith' }, { family: 'Smith' })).toBe('unclear');
    expect(compareNames({ family: 'Smith' }, { family: 'Smith', given: 'Anna' })).toBe('unclear');
  });
});

describe('given names', () => {
  const fullNames = [...Object.keys(names.russian), ...names.withoutShortForms];

  test('two full names are never one person’s, except those that are forms of each other', () => {
    const pairs = fullNames.flatMap((a, at) => fullNames.slice(at + 1).map((b) => [a, b] as const));
    const alike = pairs.filter(([a, b]) => canBeOneGivenName(skeletonOf(a), skeletonOf(b)));
    // Алия and Аля, Сания and Саня are spelt alike in Latin; Арина is not Ирина, Юлия is not Ульяна any more.
    expect(alike.map((pair) => pair.join('/')).sort()).toEqual([
      ...['Алевтина/Алия', 'Александр/Сания', 'Александра/Алия', 'Александра/Сания', 'Алина/Алия', 'Альбина/Алия'],
      ...['Артур/Arthur', 'Георгий/George', 'Георгий/Егор', 'Гульнара/Гюльнара', 'Карен/Karen', 'Ксения/Оксана'],
      ...['Марк/Mark', 'Оскар/Oscar', 'Павел/Paul', 'Семён/Simon', 'Юлия/Julia'],
    ]);
  });

  test('every listed form can be the full name', () => {
    for (const [full, forms] of [...Object.entries(names.russian), ...Object.entries(names.english)])
      for (const form of forms)
        expect([full, form, compareNames(said(form), said(full))]).toEqual([
          full,
          form,
          expect.stringMatching(/^(same|can-be-one)$/),
        ]);
  });

  test('short forms are given as written, for every spelling of the name', () => {
    expect(shortFormsOf('Мария')).toContain('Маша');
    expect(shortFormsOf('Артем')).toContain('Тёма');
    expect(shortFormsOf('William')).toContain('Bill');
    expect(shortFormsOf('Бахтиёр')).toEqual([]);
  });
});

describe('Name', () => {
  test.each([[{}], [{ asWritten: ' ' }], [{ given: 'а'.repeat(201) }], [{ given: 'Анна', surname: 'Петрова' }]])(
    '%j is refused',
    (name) => expect(Name.safeParse(name).success).toBe(false),
  );

  test.each([[{ given: 'Анна' }], [{ asWritten: 'محمد' }], [{ family: 'а'.repeat(200), given: '' }]])(
    '%j is taken',
    (name) => expect(Name.safeParse(name).success).toBe(true),
  );
});

describe('fullNameOf', () => {
  test('leaves the patronymic and initials out, in fields or in one line', () => {
    const expected = 'ivan ivanov';
    for (const text of ['Иванов Иван', 'Иванов Иван Петрович', 'ИВАН ИВАНОВ', 'Ivan P. Ivanov'])
      expect(fullNameOf(said(text))).toBe(expected);
    expect(fullNameOf({ family: 'Иванов', given: 'Иван', patronymic: 'Петрович' })).toBe(expected);
    expect(fullNameOf({ family: 'Иванов', given: 'Иван Петрович' })).toBe(expected);
  });

  test('keeps a family name that looks like a patronymic', () => {
    for (const text of ['Лев Рабинович', 'Рабинович Лев', 'Лев Давидович Рабинович', 'Рабинович Лев Давидович'])
      expect(fullNameOf(said(text))).toBe('lev rabinovich');
  });

  test.each(['Анна', 'Анна Ивановна', 'Иван Павлович', 'И. Иванов', '…'])('%s is no full name', (text) => {
    expect(fullNameOf(said(text))).toBeUndefined();
  });
});

describe('completeName', () => {
  test.each([
    [{ given: 'Саша' }, { given: 'Александр', family: 'Петров' }, { given: 'Саша', family: 'Петров' }],
    [said('Саша'), said('Александр Петров'), { asWritten: 'Саша', given: 'Саша', family: 'Петров' }],
    [
      { family: 'Петров', given: 'Иван' },
      said('Иван Петрович'),
      { family: 'Петров', given: 'Иван', patronymic: 'Петрович' },
    ],
    [
      { given: 'Анна', family: 'Петрова' },
      { given: 'Анна', family: 'Сидорова' },
      { given: 'Анна', family: 'Петрова' },
    ],
    [{ given: 'Анна' }, { given: 'Мария', family: 'Петрова' }, { given: 'Анна' }],
    [said('Анна Петрова'), said('Анна'), said('Анна Петрова')],
    [said('Wei Zhang'), { given: 'Wei', family: 'Zhang', patronymic: 'Li' }, said('Wei Zhang')],
  ])('%j learning %j is %j', (known, learned, completed) => {
    expect(completeName(known, learned)).toEqual(completed);
  });
});

describe('for any name', () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...Object.keys(names.russian),
      ...Object.values(names.russian).flat(),
      ...Object.values(names.english).flat(),
    ),
    fc.constantFrom(
      'Петров',
      'Петрова',
      'Щербаков',
      'Иванович',
      'Ивановна',
      'Рабинович',
      'Ю.',
      'И.',
      'Sh.',
      'Zhang',
      'Wei',
      'محمد',
      "D'Arcy",
    ),
    fc.string({ unit: fc.constantFrom(...'абвгеёжийкхцчшщъыьэюяabcehijkoqstuwxyzžčш'), minLength: 1, maxLength: 8 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
  );
  const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const name = fc.oneof(
    text.map(said),
    fc.record({ family: text, given: text, patronymic: text, asWritten: text }, { requiredKeys: ['given'] }),
  );

  test('folding what was folded changes nothing', () => {
    fc.assert(
      fc.property(name, (written) => {
        const folded = foldName(written);
        expect(foldName({ asWritten: folded.join(' ') })).toEqual(folded);
      }),
      { numRuns: 2000 },
    );
  });

  test('the comparison does not depend on which of the two is asked about', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(compareNames(a, b)).toBe(compareNames(b, a));
      }),
      { numRuns: 2000 },
    );
  });

  test('no name is different from itself', () => {
    fc.assert(
      fc.property(name, (written) => {
        expect(compareNames(written, written)).not.toBe('different');
      }),
    );
  });

  test('completing a name twice is completing it once, and takes nothing away', () => {
    fc.assert(
      fc.property(name, name, (known, learned) => {
        const once = completeName(known, learned);
        expect(completeName(once, learned)).toEqual(once);
        expect(once).toMatchObject(known);
      }),
    );
  });
});
