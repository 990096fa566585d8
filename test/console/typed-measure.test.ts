import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyOf, pressedOf, readListed } from '../../web/interview/typed-choice.ts';
import { readDistance, readDuration, readNumber } from '../../web/interview/typed-measure.ts';

it.each([
  ['30', 30],
  ['30m', 30],
  ['30 мин', 30],
  ['2h', 120],
  ['2 ч', 120],
  ['2ч30', 150],
  ['2 h 30 min', 150],
  ['1:30', 90],
  ['1,5ч', 90],
  ['полчаса', 30],
  ['полтора часа', 90],
  ['half an hour', 30],
  ['час', 60],
  ['24h', 1440],
  ['25h', undefined],
  ['1441', undefined],
  ['долго', undefined],
  ['', undefined],
])('reads %s as so many minutes', (typed, minutes) => {
  expect(readDuration(typed)).toBe(minutes);
});

it('reads any length of a day, in minutes, by the clock, and in hours and minutes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
      expect(readDuration(String(minutes))).toBe(minutes);
      expect(readDuration(`${hours}:${String(rest).padStart(2, '0')}`)).toBe(minutes);
      expect(readDuration(`${hours}ч ${rest}мин`)).toBe(minutes);
    }),
  );
});

it.each([
  ['2', 2],
  ['1,5', 1.5],
  ['2 м', 2],
  ['50cm', 0.5],
  ['50 см', 0.5],
  ['0', 0],
  ['touch', 0],
  ['1001', undefined],
  ['near', undefined],
])('reads %s as so many metres', (typed, metres) => {
  expect(readDistance(typed)).toBe(metres);
});

it('takes a number within its limits only, whole where it must be', () => {
  expect(readNumber('36,6', { least: 30, most: 45 })).toBe(36.6);
  expect(readNumber('46', { least: 30, most: 45 })).toBeUndefined();
  expect(readNumber('2.5', { isWhole: true })).toBeUndefined();
  expect(readNumber('2a', {})).toBeUndefined();
});

const list = [
  { id: 'partner', label: 'супруг(а)', also: 'муж, жена' },
  { id: 'parent', label: 'родитель', also: 'мать, мама' },
  { id: 'friend', label: 'друг' },
  { id: 'other', label: 'другое' },
];

it.each([
  ['Жена', 'partner'],
  ['мат', 'parent'],
  ['ма', 'parent'],
  ['м', undefined],
  ['друг', 'friend'],
  ['друго', 'other'],
  ['дядя', undefined],
])('reads %s as one of the list, or as none where it is not clear', (typed, id) => {
  expect(readListed(typed, list)).toBe(id);
});

it('takes keys of the number row by where they are, and none that is held with another', () => {
  const alone = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
  expect(['Digit1', 'Numpad3', 'Digit0', 'Minus', 'KeyA'].map((code) => pressedOf({ ...alone, code }))).toEqual([
    0,
    2,
    9,
    10,
    undefined,
  ]);
  expect(pressedOf({ ...alone, altKey: true, code: 'Digit1' })).toBeUndefined();
  expect([keyOf(0), keyOf(9), keyOf(10), keyOf(12)]).toEqual(['1', '0', '-', undefined]);
});
