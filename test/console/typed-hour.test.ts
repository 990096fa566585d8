import { describe, expect, it } from 'vitest';
import { readHour } from '../../web/call/typed-hour.ts';

/** Ten in the morning in Moscow, five in the afternoon in Vladivostok. */
const now = Date.parse('2026-11-25T07:00:00Z');
const read = (typed: string, zone = 'Europe/Moscow', at = now) => {
  const moment = readHour(typed, at, zone);
  return moment === undefined ? undefined : new Date(moment).toISOString();
};

describe('an hour that was agreed', () => {
  it.each([
    ['18:30', '2026-11-25T15:30:00.000Z'],
    ['1830', '2026-11-25T15:30:00.000Z'],
    ['18', '2026-11-25T15:00:00.000Z'],
    ['9:00', '2026-11-26T06:00:00.000Z'],
    ['1 9:00', '2026-11-26T06:00:00.000Z'],
    ['+2', '2026-11-25T09:00:00.000Z'],
    ['+30m', '2026-11-25T07:30:00.000Z'],
    ['+30м', '2026-11-25T07:30:00.000Z'],
  ])('written %s is the next such hour', (typed, moment) => {
    expect(read(typed)).toBe(moment);
  });

  it('is on the clock of the person and not of the operator', () => {
    expect(read('18:30', 'Asia/Vladivostok')).toBe('2026-11-25T08:30:00.000Z');
    expect(read('16:00', 'Asia/Vladivostok')).toBe('2026-11-26T06:00:00.000Z');
  });

  it('stays that hour when the clocks are changed before it', () => {
    const saturday = Date.parse('2026-10-24T18:00:00Z');
    expect(read('1 9:00', 'Europe/Berlin', saturday)).toBe('2026-10-25T08:00:00.000Z');
  });

  it.each(['', 'soon', '25:00', '12:60', '1 2 3', '-1'])('is not read from %j', (typed) => {
    expect(read(typed)).toBeUndefined();
  });
});
