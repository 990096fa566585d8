import { expect, test } from 'vitest';
import { zoneOf } from '../../../shared/domain/hours/time-zone.ts';

const places = {
  Omsk: 'Asia/Omsk',
  'Нижний Новгород': 'Europe/Moscow',
  Орёл: 'Europe/Moscow',
  Kaliningrad: 'Europe/Kaliningrad',
};

test('the zone that somebody told us is theirs, whatever their address says', () => {
  expect(zoneOf({ zone: 'Asia/Tokyo', address: { district: 'Omsk' } }, places)).toBe('Asia/Tokyo');
  expect(zoneOf({ zone: 'Tokyo time', address: { district: 'Omsk' } }, places)).toBe('Asia/Omsk');
});

test('else it is that of the place they live in, as people write it', () => {
  expect(zoneOf({ address: { district: ' OMSK ' } }, places)).toBe('Asia/Omsk');
  expect(zoneOf({ address: { text: 'г. Нижний  Новгород, ул. Большая Покровская, 1' } }, places)).toBe('Europe/Moscow');
  expect(zoneOf({ address: { text: 'Орел, Ленина 5' } }, places)).toBe('Europe/Moscow');
  expect(zoneOf({ address: { district: 'Omsk', text: 'Kaliningrad street 4' } }, places)).toBe('Asia/Omsk');
});

test('nothing is guessed: an unknown place, half a name, or two places at once say nothing', () => {
  expect(zoneOf({}, places)).toBeUndefined();
  expect(zoneOf({ address: { district: 'Omskaya' } }, places)).toBeUndefined();
  expect(zoneOf({ address: { text: 'Omsk street 1, Kaliningrad' } }, places)).toBeUndefined();
  expect(zoneOf({ address: { district: 'Omsk or Kaliningrad', text: 'Omsk' } }, places)).toBeUndefined();
});
