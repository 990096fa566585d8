import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastOf, ticksUpTo } from '../../web/board/forecast.ts';
import { operatorRows } from '../../web/board/operator-rows.ts';
import { lengthOfTime } from '../../web/supervise/length-of-time.ts';
import { inOrder } from '../../web/supervise/order.ts';

const at = '2026-11-24T10:20:00.000Z';

describe('the forecast', () => {
  it('adds up the bands of a list, or of all, by the hours of the day to come', () => {
    const lists = [
      { list: 'a/b/c', eligible: [1, 2] },
      { list: 'a/b/c', eligible: [10] },
      { list: 'd/e/f', eligible: [100, 0, 5] },
    ];
    expect(forecastOf(at, lists, 'a/b/c').map(({ eligible }) => eligible)).toEqual([11, 2, ...Array(22).fill(0)]);
    const all = forecastOf(at, lists, undefined);
    expect(all.slice(0, 3)).toEqual([
      { from: at, eligible: 111 },
      { from: '2026-11-24T11:00:00.000Z', eligible: 2 },
      { from: '2026-11-24T12:00:00.000Z', eligible: 5 },
    ]);
    expect(all).toHaveLength(24);
  });

  it('has an axis of a few round whole figures, the last of which no bar goes beyond', () => {
    expect(ticksUpTo(0)).toEqual([0, 1]);
    expect(ticksUpTo(140)).toEqual([0, 50, 100, 150]);
    fc.assert(
      fc.property(fc.nat(1_000_000), (most) => {
        const ticks = ticksUpTo(most);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.every((tick) => Number.isInteger(tick))).toBe(true);
      }),
    );
  });
});

describe('rows of a table', () => {
  it('come with what is not known last, whichever way they are sorted', () => {
    const rows = [
      { id: 'b', n: null },
      { id: 'c', n: 2 },
      { id: 'a', n: null },
      { id: 'd', n: 10 },
    ];
    const ids = (direction: 'ascending' | 'descending') => inOrder(rows, ({ n }) => n, direction).map(({ id }) => id);
    expect(ids('ascending')).toEqual(['c', 'd', 'a', 'b']);
    expect(ids('descending')).toEqual(['d', 'c', 'a', 'b']);
  });

  it('count figures in text as figures', () => {
    const rows = ['operator-10', 'operator-9'].map((id) => ({ id }));
    expect(inOrder(rows, ({ id }) => id, 'ascending')[0]?.id).toBe('operator-9');
  });

  it('are of the operators in a state, by a part of their name', () => {
    const one = { since: at, calls: 1, reached: 1, occupancy: 1 };
    const operators = [
      { ...one, operator: 'Anna', state: 'away' as const },
      { ...one, operator: 'Hannah', state: 'stopped' as const },
      { ...one, operator: 'Boris', name: 'Борис', state: 'away' as const },
    ];
    const found = (text: string, state?: 'away') => operatorRows(operators, { text, state }).map(({ id }) => id);
    expect(found(' aNN')).toEqual(['Anna', 'Hannah']);
    expect(found('борис')).toEqual(['Boris']);
    expect(found('', 'away')).toEqual(['Anna', 'Boris']);
    expect(found('ann', 'away')).toEqual(['Anna']);
  });
});

it('says how long something lasts by the moments of the server, and nought for what is still to come', () => {
  expect(lengthOfTime('2026-11-22T08:15:30.000Z', at)).toEqual({ days: 2, hours: 2, minutes: 4 });
  expect(lengthOfTime('2026-11-24T11:00:00.000Z', at)).toEqual({ days: 0, hours: 0, minutes: 0 });
});
