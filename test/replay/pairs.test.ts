import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PairRow, planPairs } from '../../local/replay/pairs.ts';

const row = (from: string | undefined, to: string | undefined, line = 2): PairRow => ({
  line,
  from,
  to,
  setting: undefined,
  exposureDate: { is: 'missing' },
});

const cases = new Set(['A', 'B', 'C']);
const only = (pair: PairRow) => planPairs([pair], cases);

describe('pairs of a contacts file', () => {
  it('let the infector name a case of the line list', () => {
    expect([...only(row('A', 'B')).namings]).toMatchObject([['A', [{ other: 'B', direction: 'exposed' }]]]);
  });

  it('let the infector name a contact who never became a case', () => {
    const plan = only(row('A', 'X'));
    expect([...plan.namings]).toMatchObject([['A', [{ other: 'X', direction: 'exposed' }]]]);
    expect(plan.counts).toMatchObject({ expected: 1, outsideTo: 1, outsideFrom: 0 });
  });

  it('let the case name a source from outside the line list, and expect it the right way round', () => {
    const plan = only(row('X', 'B'));
    expect([...plan.namings]).toMatchObject([['B', [{ other: 'X', direction: 'source' }]]]);
    expect(plan.expected).toEqual([{ from: 'X', to: 'B' }]);
    expect(plan.counts).toMatchObject({ expected: 1, outsideFrom: 1, outsideTo: 0 });
  });

  it('count a row without an infector as no known source', () => {
    expect(only(row(undefined, 'B')).counts).toMatchObject({ noSource: 1, expected: 0, setAside: 0 });
  });

  it.each([
    ['a pair of strangers', row('X', 'Y'), "neither 'X' nor 'Y' is a usable case of the line list"],
    ['a self-pair', row('A', 'A'), "'A' is paired with themselves"],
    ['a row that exposes nobody', row('A', undefined), 'nobody stands where the exposed person should'],
    [
      'a date that is none',
      { ...row('A', 'B'), exposureDate: { is: 'unreadable', column: 'dt_exp', value: '31/31/2015' } as const },
      "dt_exp is '31/31/2015'",
    ],
  ])('set aside %s, with the reason', (_, pair, reason) => {
    const plan = only(pair);
    expect(plan.setAside).toEqual([{ line: 2, reason }]);
    expect(plan.expected).toEqual([]);
  });

  it('make one exposure of a repeated pair, and two of a pair and its reverse', () => {
    const plan = planPairs([row('A', 'B'), row('A', 'B'), row('B', 'A')], cases);
    expect(plan.counts).toMatchObject({ rows: 3, expected: 2, duplicate: 1 });
    const keys = [...plan.namings.values()].flat().map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });

  it('let cases say who exposed them where the infector has named as many as an interview takes', () => {
    const plan = planPairs(
      [...Array.from({ length: 500 }, (_, n) => row('A', `outside ${n}`)), row('A', 'B'), row('A', 'one too many')],
      cases,
    );
    expect(plan.namings.get('A')).toHaveLength(500);
    expect(plan.namings.get('B')).toMatchObject([{ other: 'A', direction: 'source' }]);
    expect(plan.expected.at(-1)).toEqual({ from: 'A', to: 'B' });
    expect(plan.counts).toMatchObject({ expected: 501, outsideFrom: 0, outsideTo: 500, setAside: 1 });
  });

  it('account for every row, whatever stands in it', () => {
    const id = fc.option(fc.constantFrom('A', 'B', 'C', 'X', 'Y', 'longer'.repeat(30)), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id), { maxLength: 60 }), (ids) => {
        const { counts, expected, namings } = planPairs(
          ids.map(([from, to]) => row(from, to)),
          cases,
        );
        expect(counts.expected + counts.noSource + counts.duplicate + counts.setAside).toBe(counts.rows);
        expect(counts.outsideFrom + counts.outsideTo).toBeLessThanOrEqual(counts.expected);
        expect(new Set(expected.map(({ from, to }) => `${from} ${to}`)).size).toBe(counts.expected);
        expect([...namings.keys()].every((by) => cases.has(by))).toBe(true);
        expect([...namings.values()].flat()).toHaveLength(counts.expected);
      }),
    );
  });
});
