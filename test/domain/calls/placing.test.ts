import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hoursOf,
  kindsServedBy,
  lineOf,
  personPlaced,
  readLineKey,
  shardOf,
  shardsFor,
} from '../../../shared/domain/calls/placing.ts';
import { fractionOf } from '../../../shared/domain/chance.ts';
import defaultPolicy from '../../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { bandOf, readPolicy } from '../../../shared/domain/desk/policy.ts';

const policy = readPolicy({
  ...defaultPolicy,
  jurisdictions: { fallback: 'main', byDistrict: { Khimki: 'north' } },
  languages: ['ru', 'uz-Cyrl'],
});
const now = '2020-03-02T08:00:00.000Z';

describe('where a person waits', () => {
  test.each([
    [
      { address: { district: 'Khimki' }, language: 'ru' },
      { jurisdiction: 'north', language: 'ru' },
    ],
    [
      { address: { district: 'elsewhere' }, language: 'ru-RU' },
      { jurisdiction: 'main', language: 'ru' },
    ],
    [
      { address: undefined, language: 'UZ-cyrl' },
      { jurisdiction: 'main', language: 'uz-Cyrl' },
    ],
    [
      { address: undefined, language: 'tg' },
      { jurisdiction: 'main', language: 'any' },
    ],
    [
      { address: undefined, language: undefined },
      { jurisdiction: 'main', language: 'any' },
    ],
  ])('is told by district and language: %j', (identity, expected) => {
    expect(personPlaced(identity, policy)).toEqual(expected);
  });

  test('has the class of hours of their zone, of nobody knows where, of the hour they asked for, or of no call', () => {
    const person = { jurisdiction: 'main', language: 'any', zone: 'Asia/Omsk' };
    expect(hoursOf({ callable: true, person })).toBe('Asia/Omsk');
    expect(hoursOf({ callable: true, person: { ...person, zone: undefined } })).toBe('unknown');
    expect(hoursOf({ callable: true, promised: true, person })).toBe('asked');
    expect(hoursOf({ callable: false, promised: true, person })).toBe('any');
  });

  test('a line is read back from its key, and from nothing else', () => {
    const line = { list: 'main/any/interview', hours: 'Europe/Moscow', band: 2 };
    expect(readLineKey(`${lineOf(line)}#15`)).toEqual({ ...line, shard: 15 });
    for (const other of ['dialling', '', 'a#b', 'main/any/interview#any#x#0'])
      expect(readLineKey(other)).toBeUndefined();
  });

  test('a list serves the kinds whose skill it names, and a list of specialists serves any', () => {
    expect(kindsServedBy('main/any/interview', policy)).toEqual(['case-interview']);
    expect(kindsServedBy('main/ru/psychologist', policy)).toHaveLength(4);
  });
});

describe('a long line', () => {
  test('stands in 1, 4 and 64 shards as it passes 2,000 and 20,000', () => {
    expect([0, 2000, 2001, 20_000, 20_001, 400_000].map((n) => shardsFor(n, policy))).toEqual([1, 1, 4, 4, 64, 64]);
  });

  test('is spread evenly, and everybody stays in their shard', () => {
    const line = { list: 'main/any/interview', hours: 'any', band: 1 };
    const sharded = { ...policy, sharded: { [lineOf(line)]: 16 } };
    const shards = Array.from({ length: 16_000 }, (_, n) => shardOf(`person_${n}`, line, sharded));
    const sizes = Array.from({ length: 16 }, (_, shard) => shards.filter((each) => each === shard).length);
    expect(Math.min(...sizes)).toBeGreaterThan(850);
    expect(Math.max(...sizes)).toBeLessThan(1150);
    expect(shardOf('person_7', line, sharded)).toBe(shardOf('person_7', line, sharded));
    expect(shardOf('person_7', line, policy)).toBe(0);
  });
});

test('chance is from 0 up to 1, and the same for the same words', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      expect(fractionOf(...words)).toBe(fractionOf(...words));
      expect(fractionOf(...words)).toBeGreaterThanOrEqual(0);
      expect(fractionOf(...words)).toBeLessThan(1);
    }),
  );
});

describe('how soon a contact is called', () => {
  const contact = { kind: 'contact-notification', risk: 'high' } as const;
  test.each([
    ['by risk', contact, 2],
    ['before others while acting still helps', { ...contact, actBefore: '2020-03-03T08:00:00.000Z' }, 1],
    ['as usual once it is too late for that', { ...contact, actBefore: '2020-03-01T08:00:00.000Z' }, 2],
    ['last, exposed long ago', { ...contact, lastExposure: '2020-02-10' }, 5],
    ['by risk, exposed lately', { ...contact, lastExposure: '2020-02-25' }, 2],
  ] as const)('%s', (_, urgency, band) => {
    expect(bandOf(urgency, policy, now)).toBe(band);
  });
});
