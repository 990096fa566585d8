import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../shared/domain/dates.ts';
import { dayAsTyped, readDay } from '../../web/interview/typed-day.ts';

/** A Tuesday. */
const today = '2026-11-24';
const day = (typed: string, lean?: 'past' | 'future') => readDay(typed, { today, ...(lean && { lean }) })?.day;

describe('a day as it is typed', () => {
  it.each([
    ['7', '2026-11-07'],
    ['24', '2026-11-24'],
    ['25', '2026-10-25'],
    ['31', '2026-10-31'],
    ['7.11', '2026-11-07'],
    ['7/11', '2026-11-07'],
    ['07.11.', '2026-11-07'],
    ['25.12', '2025-12-25'],
    ['7.11.25', '2025-11-07'],
    ['7.11.2026', '2026-11-07'],
    ['29.2', '2024-02-29'],
    ['2026-11-07', '2026-11-07'],
    ['7 nov', '2026-11-07'],
    ['Nov 7th', '2026-11-07'],
    ['the 7th of November', '2026-11-07'],
    ['7 ноября', '2026-11-07'],
    ['1 мая', '2026-05-01'],
    ['7 ноября 2025 г.', '2025-11-07'],
    ['today', today],
    ['сегодня', today],
    ['yesterday', '2026-11-23'],
    ['Вчера', '2026-11-23'],
    ['позавчера', '2026-11-22'],
    ['-3', '2026-11-21'],
    ['–3', '2026-11-21'],
    ['sat', '2026-11-21'],
    ['on Saturday', '2026-11-21'],
    ['сб', '2026-11-21'],
    ['в субботу', '2026-11-21'],
    ['пт', '2026-11-20'],
    // Of the day itself people say "today".
    ['вторник', '2026-11-17'],
  ])('reads %s as the last such day', (typed, expected) => {
    expect(day(typed)).toBe(expected);
  });

  it.each([
    ['7', '2026-12-07'],
    ['24', today],
    ['7.1', '2027-01-07'],
    ['+3', '2026-11-27'],
    ['завтра', '2026-11-25'],
    ['fri', '2026-11-27'],
  ])('reads %s as the next such day where something is promised', (typed, expected) => {
    expect(day(typed, 'future')).toBe(expected);
  });

  it.each(['', '0', '32', '31.2', '7.13', '30.2.2026', 'с', 'т', 'ма', 'someday', '7.11.2026.1', '2026-02-30'])(
    'does not guess at %s',
    (typed) => {
      expect(day(typed)).toBeUndefined();
    },
  );

  it.each(['~7.11', 'около 7.11', 'about 7 nov', '≈ 7'])('takes %s for a guess', (typed) => {
    expect(readDay(typed, { today })).toEqual({ day: '2026-11-07', estimated: true });
  });

  it('reads again what it writes into a field, on any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        const written = plusDays(today, days);
        expect(day(dayAsTyped(written))).toBe(written);
      }),
    );
  });

  it('never reads a date alone, or with its month, as a day that is still to come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 1, max: 31 }),
        fc.option(fc.integer({ min: 1, max: 12 })),
        (ahead, date, month) => {
          const now = plusDays('2024-01-01', ahead);
          const read = readDay(month === null ? `${date}` : `${date}.${month}`, { today: now })?.day;
          // Only a date that its month never has is none.
          const exists = month === null || date <= (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31);
          expect(read !== undefined).toBe(exists);
          if (read === undefined) return;
          expect(read <= now).toBe(true);
          expect(Number(read.slice(8))).toBe(date);
        },
      ),
    );
  });
});
