import { describe, expect, test } from 'vitest';
import type { Identity } from '../../../shared/domain/people/identity.ts';
import {
  type Candidate,
  mergeIdentity,
  type Resolution,
  resolveIdentity,
} from '../../../shared/domain/people/identity-resolution.ts';
import { lookupKeys } from '../../../shared/domain/people/lookups.ts';
import type { PhoneNumber } from '../../../shared/domain/people/phones.ts';

const phone = (e164: string): PhoneNumber => ({ asTyped: e164, e164, standing: 'unchecked' });
const line = '+79161234567';

/** Somebody on the household's phone, unless told otherwise. */
const person = (asWritten: string, rest: Partial<Identity> = {}): Identity => ({
  name: { asWritten },
  phones: [phone(line)],
  ...rest,
});

const known = (...identities: Identity[]): Candidate[] =>
  identities.map((identity, at) => ({ personId: `p${at + 1}`, identity, via: ['phone'] }));

/** `same p1`, `possible-duplicate p1 p2` or `new`. */
function said(resolution: Resolution): string {
  if (resolution.is === 'same') return `same ${resolution.personId}`;
  return resolution.is === 'new' ? 'new' : `possible-duplicate ${resolution.of.join(' ')}`;
}

const resolved = (wanted: Identity, ...others: Identity[]) => said(resolveIdentity(wanted, known(...others)));

describe('by a personal number', () => {
  const numbered = { nationalNumber: '4510 123456', phones: [] };

  test('the same national number is the same person, however it is written and whatever the name has become', () => {
    const wanted = person('Анна Сидорова', { nationalNumber: '4510-123456', phones: [] });
    expect(resolved(wanted, person('Анна Петрова', numbered))).toBe('same p1');
    expect(resolved({ ...wanted, name: { asWritten: 'Мария' } }, person('Анна Петрова', numbered))).toBe('same p1');
  });

  test('the same insurance number is the same person', () => {
    const insured = { insuranceNumber: '112-233-445 95', phones: [] };
    expect(resolved(person('Анна', { insuranceNumber: '11223344595', phones: [] }), person('Анна', insured))).toBe(
      'same p1',
    );
  });

  test('a number under another given name and another birth date was mistyped: asked', () => {
    const wanted = person('Мария Ким', { ...numbered, birthDate: '1990-01-01' });
    expect(resolved(wanted, person('Анна Ким', { ...numbered, birthDate: '1960-05-05' }))).toBe(
      'possible-duplicate p1',
    );
    expect(resolved(wanted, person('Анна Ким', { ...numbered, birthDate: '1990-01-01' }))).toBe('same p1');
    expect(resolved(wanted, person('Маша Ким', { ...numbered, birthDate: '1960-05-05' }))).toBe('same p1');
  });

  test('a mistyped number is asked about together with whoever fits by name', () => {
    const wanted = person('Мария Ким', { nationalNumber: '4510123456', birthDate: '1990-01-01' });
    const stranger = person('Анна Бах', { ...numbered, birthDate: '1960-05-05' });
    expect(resolved(wanted, stranger, person('Мария Ким'))).toBe('possible-duplicate p1 p2');
  });

  test('two people under one number are asked about, never chosen between', () => {
    expect(resolved(person('Анна', numbered), person('Анна', numbered), person('Анна', numbered))).toBe(
      'possible-duplicate p1 p2',
    );
  });

  test('a national number outranks an insurance number that changed, not the other way round', () => {
    const wanted = person('Анна Ким', { nationalNumber: '1234', insuranceNumber: '5678' });
    expect(resolved(wanted, person('Анна Ким', { nationalNumber: '1234', insuranceNumber: '9999 1' }))).toBe('same p1');
    expect(resolved(wanted, person('Анна Ким', { nationalNumber: '4321', insuranceNumber: '5678' }))).toBe(
      'possible-duplicate p1',
    );
  });

  test('different national numbers are never automatically one person, even where all else agrees', () => {
    const all = { birthDate: '1980-02-03', address: { text: 'Тверская 1' } };
    const wanted = person('Анна Ким', { ...all, nationalNumber: '1234' });
    expect(resolved(wanted, person('Анна Ким', { ...all, nationalNumber: '1235' }))).toBe('possible-duplicate p1');
  });

  test.each(['-', 'нет', '000-000-000 00', '12'])('%s is no number that anybody shares', (nationalNumber) => {
    const wanted = person('Анна Ким', { nationalNumber, phones: [] });
    expect(lookupKeys(wanted)).toEqual([]);
    expect(resolved(wanted, person('Пётр Бах', { nationalNumber, phones: [] }))).toBe('new');
  });
});

describe('by full name and birth date', () => {
  const born = { birthDate: '1980-02-03' };
  const elsewhere = [phone('+79990000001')];

  test('an agreeing phone or address makes it the same person', () => {
    expect(resolved(person('Ivan Petrov', born), person('Петров Иван Иванович', born))).toBe('same p1');
    const here = { ...born, phones: [], address: { text: 'ул. Тверская, д. 1, кв. 2' } };
    expect(
      resolved(person('Иван Петров', here), person('Иван Петров', { ...here, address: { text: 'Тверская 1-2' } })),
    ).toBe('same p1');
  });

  test('without either it is asked: a name and a day are shared by strangers', () => {
    expect(resolved(person('Иван Петров', born), person('Иван Петров', { ...born, phones: elsewhere }))).toBe(
      'possible-duplicate p1',
    );
    const house = (text: string) => ({ ...born, phones: [], address: { text, district: 'Тверской' } });
    expect(resolved(person('Иван Петров', house('Тверская 1')), person('Иван Петров', house('Тверская 2')))).toBe(
      'possible-duplicate p1',
    );
  });

  test('it outranks the same name without a birth date', () => {
    expect(resolved(person('Иван Петров', born), person('Иван Петров'), person('Иван Петров', born))).toBe('same p2');
  });

  test('a familiar name and a birth date without phone or address are asked about', () => {
    const alone = { ...born, phones: [] };
    expect(resolved(person('Саша Ким', alone), person('Александр Ким', alone))).toBe('possible-duplicate p1');
  });

  test('a familiar name does not become a full one by its birth date', () => {
    const couple = [person('Александр Ким', born), person('Александра Ким')];
    expect(resolved(person('Саша', born), ...couple)).toBe('possible-duplicate p1 p2');
  });

  test('twins are two people', () => {
    expect(resolved(person('Иван Петров', born), person('Пётр Петров', born))).toBe('new');
    expect(resolved(person('Мария Петрова', born), person('Марина Петрова', born))).toBe('new');
  });
});

describe('by phone and name', () => {
  test('a name that can be theirs is the same person when it can be only one', () => {
    expect(resolved(person('Саша'), person('Александр Петров'), person('Мария Петрова'))).toBe('same p1');
    expect(resolved(person('Анна Ивановна'), person('Петрова Анна Ивановна'))).toBe('same p1');
  });

  test('Саша, where both Александр and Александра live, is asked about', () => {
    const couple = [person('Александр Петров'), person('Александра Петрова')];
    expect(resolved(person('Саша'), ...couple)).toBe('possible-duplicate p1 p2');
    expect(resolved(person('Саша Петрова'), ...couple)).toBe('possible-duplicate p1 p2');
    expect(resolved(person('Александра'), ...couple)).toBe('same p2');
  });

  test('what is known of Саша settles which one it is', () => {
    const couple = [
      person('Александр Петров', { sex: 'male', birthDate: '1980-02-03' }),
      person('Александра Петрова', { sex: 'female', birthDate: '1982-05-06' }),
    ];
    expect(resolved(person('Саша', { sex: 'female' }), ...couple)).toBe('same p2');
    expect(resolved(person('Саша', { birthDate: '1980-02-03' }), ...couple)).toBe('same p1');
  });

  test('a full name word for word beats names that merely can be one', () => {
    expect(resolved(person('Саша Ким'), person('Александр Ким'), person('Саша Ким'))).toBe('same p2');
    expect(resolved(person('Саша'), person('Александр Ким'), person('Саша'))).toBe('possible-duplicate p1 p2');
  });

  test('a father and a son of one name are told apart by the birth date, and asked about without it', () => {
    const father = person('Иван Петров', { birthDate: '1950-02-03' });
    const son = person('Иван Петров', { birthDate: '1980-02-03' });
    expect(resolved(son, father)).toBe('new');
    expect(resolved(son, father, son)).toBe('same p2');
    expect(resolved(person('Иван Петров'), father, son)).toBe('possible-duplicate p1 p2');
  });

  test('a father and a son whose patronymics differ are asked about', () => {
    expect(resolved(person('Петров Иван Иванович'), person('Петров Иван Сергеевич'))).toBe('possible-duplicate p1');
  });

  test('birth dates that differ within one year are more likely a slip than two people', () => {
    const wanted = person('Иван Петров', { birthDate: '1980-03-02' });
    expect(resolved(wanted, person('Иван Петров', { birthDate: '1980-02-03' }))).toBe('possible-duplicate p1');
  });

  test('a birth date that contradicts makes another person of a name that only can be one', () => {
    const known = person('Александр Ким', { birthDate: '1980-02-03' });
    expect(resolved(person('Саша', { birthDate: '1980-03-02' }), known)).toBe('new');
    expect(resolved(person('Ким', { birthDate: '1990-02-03' }), known)).toBe('new');
  });

  test('the same name without the patronymic is not word for word', () => {
    const [short, long] = [person('Иван Ким'), person('Ким Иван Петрович')];
    expect(resolved(person('Иван Ким'), long, short)).toBe('same p2');
    expect(resolved(person('Иван Ким'), long)).toBe('same p1');
  });

  test('another sex is asked about', () => {
    expect(resolved(person('Женя Ким', { sex: 'male' }), person('Женя Ким', { sex: 'female' }))).toBe(
      'possible-duplicate p1',
    );
  });

  test('another given name is another member of the household', () => {
    expect(resolved(person('Мария Петрова'), person('Анна Петрова'), person('Пётр Петров'))).toBe('new');
  });

  test('a family name alone is asked about', () => {
    expect(resolved(person('Петров'), person('Анна Петрова'), person('Анна Ким'))).toBe('possible-duplicate p1 p2');
    expect(resolved(person('Анна Сидорова'), person('Анна Петрова'))).toBe('possible-duplicate p1');
  });

  test('without phones, two people of one name are not brought together', () => {
    expect(resolved(person('Иван Петров', { phones: [] }), person('Иван Петров', { phones: [] }))).toBe('new');
  });

  test('a phone that cannot be read is nobody’s, however alike it was typed', () => {
    const unread = { phones: [{ asTyped: '123-45-67', standing: 'unusable' }] } as const satisfies Partial<Identity>;
    expect(
      resolved(
        person('Иван Петров', { phones: [...unread.phones] }),
        person('Иван Петров', { phones: [...unread.phones] }),
      ),
    ).toBe('new');
    expect(lookupKeys(person('Иван Петров', { phones: [...unread.phones] }))).toEqual([]);
  });

  test('nobody known is somebody new', () => expect(resolved(person('Анна'))).toBe('new'));
});

test('a reason tells no name, number or date', () => {
  const people = [
    person('Александр Петров', { birthDate: '1980-02-03' }),
    person('Саша', { nationalNumber: '4510123456' }),
  ];
  for (const wanted of people)
    for (const other of people) expect(resolveIdentity(wanted, known(other)).because).toMatch(/^[a-z ,:]+$/);
});

describe('lookupKeys', () => {
  test('are one for every way of writing one person, without repeats', () => {
    const keys = lookupKeys({
      name: { family: 'Щербаков', given: 'Алексей', patronymic: 'Юрьевич' },
      birthDate: '1980-02-03',
      nationalNumber: '45 10 123456',
      insuranceNumber: 'ab-1234567',
      phones: [phone(line), { asTyped: '123', standing: 'unusable' }, phone('+74951234567'), phone(line)],
    });
    expect(keys).toEqual([
      { kind: 'national-number', text: '4510123456' },
      { kind: 'insurance-number', text: 'AB1234567' },
      { kind: 'name-and-birth-date', text: 'aleksei sherbakov|1980-02-03' },
      { kind: 'phone', text: '+74951234567' },
      { kind: 'phone', text: line },
    ]);
    expect(lookupKeys(person('Scherbakov Alexey', { birthDate: '1980-02-03' }))).toContainEqual(keys[2]);
  });

  test('a birth date finds nobody without a full name', () => {
    expect(lookupKeys(person('Саша', { birthDate: '1980-02-03', phones: [] }))).toEqual([]);
  });
});

describe('mergeIdentity', () => {
  test('adds what was not known and replaces nothing', () => {
    const before: Identity = {
      name: { given: 'Саша' },
      birthDate: '1980-02-03',
      phones: [{ ...phone(line), standing: 'unusable' }],
      address: { text: 'Тверская 1' },
    };
    const learned: Identity = {
      name: { given: 'Александр', family: 'Петров' },
      birthDate: '1990-01-01',
      sex: 'male',
      nationalNumber: '1234',
      phones: [phone(line), phone('+74951234567')],
      address: { text: 'Тверская 1', district: 'Тверской' },
      language: 'ru',
    };
    expect(mergeIdentity(before, learned)).toEqual({
      name: { given: 'Саша', family: 'Петров' },
      birthDate: '1980-02-03',
      sex: 'male',
      nationalNumber: '1234',
      phones: [{ ...phone(line), standing: 'unusable' }, phone('+74951234567')],
      address: { text: 'Тверская 1', district: 'Тверской' },
      language: 'ru',
    });
  });

  test('does not put the district of one address to the street of another', () => {
    const at = (text: string, district?: string) =>
      person('Анна', { address: { text, ...(district && { district }) } });
    expect(mergeIdentity(at('Тверская 1'), at('Ленина 5', 'Выхино')).address).toEqual({ text: 'Тверская 1' });
  });

  test('a value said to be undefined is one not known', () => {
    expect(mergeIdentity(person('Анна', { sex: undefined }), person('Анна', { sex: 'female' })).sex).toBe('female');
  });
});
