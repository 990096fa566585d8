import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitNegativeBinomial, negativeBinomialShare } from '../../../shared/domain/metrics/negative-binomial.ts';
import { type OffspringOptions, offspringOf } from '../../../shared/domain/metrics/offspring.ts';
import { populations } from '../../../shared/domain/metrics/population.ts';
import { summarise } from '../../../shared/domain/metrics/serial-interval.ts';
import { wilson } from '../../../shared/domain/metrics/wilson.ts';
import { dayNumber } from '../../../shared/domain/snapshot/columns.ts';
import { outbreakOf } from '../../support/published.ts';

const countsOf = (values: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const asked = (more: Partial<OffspringOptions> = {}): OffspringOptions => ({
  sources: 'each',
  population: populations.all,
  window: {},
  ...more,
});

test('R is the mean and k the root of the score equation, as published tables have them', () => {
  const { mean, k } = fitNegativeBinomial(countsOf([2, 17, 5, 1, 8, 2, 14]));
  expect([mean, k?.toFixed(5)]).toEqual([7, '1.59666']);
});

test('what varies no more than by chance has no k, and nobody who infected anybody has no interval', () => {
  expect(fitNegativeBinomial(countsOf([1, 1, 1, 0, 2, 1]))).toMatchObject({ mean: 1, k: undefined });
  expect(fitNegativeBinomial(countsOf([0, 0]))).toMatchObject({
    n: 2,
    mean: 0,
    k: undefined,
    meanInterval: { high: undefined },
  });
  expect(fitNegativeBinomial(countsOf([]))).toMatchObject({ n: 0, mean: 0 });
});

test('the intervals hold the estimates, and no other dispersion is likelier than the one that was found', () => {
  const lnLikelihood = (counts: ReadonlyMap<number, number>, mean: number, k: number) =>
    [...counts].reduce((sum, [count, n]) => sum + n * Math.log(negativeBinomialShare(count, mean, k)), 0);
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 5, maxLength: 40 }), (values) => {
      const counts = countsOf(values);
      const { mean, k, meanInterval, kInterval } = fitNegativeBinomial(counts);
      if (mean === 0 || k === undefined) return;
      expect(meanInterval.low).toBeLessThan(mean);
      expect(meanInterval.high ?? Infinity).toBeGreaterThan(mean);
      expect(kInterval.low ?? 0).toBeLessThan(k);
      expect(kInterval.high ?? Infinity).toBeGreaterThan(k);
      const best = lnLikelihood(counts, mean, k);
      for (const other of [k * 0.9, k * 1.1]) expect(lnLikelihood(counts, mean, other)).toBeLessThan(best + 1e-9);
    }),
  );
});

test('of several sources each counts, or its part, or the one that is preferred, or the only one confirmed', () => {
  const onsets = { a: undefined, b: undefined, c: undefined, x: undefined, y: undefined, z: undefined };
  const pairs = [
    ['a', 'x'],
    ['b', 'x'],
    ['a', 'y'],
    ['b', 'y'],
    ['a', 'z'],
    ['c', 'z'],
  ] as const;
  const outbreak = outbreakOf({ onsets, pairs });
  const links = {
    ...outbreak.links,
    preferred: Uint8Array.from([0, 1, 0, 0, 0, 0]),
    confirmed: Uint8Array.from([1, 0, 0, 0, 0, 1]),
  };
  const infected = (sources: OffspringOptions['sources']) => {
    const found = offspringOf({ ...outbreak, links }, asked({ sources }));
    return [[...found.infected.slice(0, 3)], found.leftOut.undecided];
  };
  expect(infected('each')).toEqual([[3, 2, 1], 0]);
  expect(infected('fractional')).toEqual([[1.5, 1, 0.5], 0]);
  expect(infected('preferred'), 'x has a preferred one, z a confirmed one, y none').toEqual([[0, 1, 1], 1]);
});

test('who counts is said by what part a case plays; whoever is left out is counted by why', () => {
  const onsets = {
    root: '2020-02-01',
    second: '2020-02-06',
    late: '2020-02-20',
    alone: '2020-02-03',
    brought: '2020-02-04',
  };
  const pairs = [
    ['root', 'second'],
    ['root', 'late'],
  ] as const;
  const outbreak = outbreakOf(
    { onsets, pairs },
    {
      imported: Uint8Array.from([1, 0, 0, 0, 1]),
      infectiousUntil: Int32Array.from(Object.values(onsets), (day) => dayNumber(day) + 10),
    },
  );
  const over = (more: Partial<OffspringOptions>) => {
    const { fit, leftOut } = offspringOf(outbreak, asked(more));
    return { n: fit.n, ...leftOut, ...leftOut.byPart };
  };
  expect(over({})).toMatchObject({ n: 5, immature: 0 });
  expect(over({ population: populations.linked })).toMatchObject({ n: 3, 'sporadic-local': 1, 'sporadic-imported': 1 });
  expect(over({ population: populations['without-sporadic-imported'] })).toMatchObject({
    n: 4,
    'sporadic-imported': 1,
  });
  expect(over({ matureOn: dayNumber('2020-02-20') })).toMatchObject({ n: 4, immature: 1 });
  expect(over({ window: { to: dayNumber('2020-02-03') } })).toMatchObject({ n: 2, outsideWindow: 3 });
  expect(over({ only: Uint8Array.from([1, 1, 0, 0, 0]) })).toMatchObject({ n: 2, filteredOut: 3 });
});

test('the fifth who infected the most did their part of it all, cut through a tie where it falls in one', () => {
  const pairs = Array.from({ length: 9 }, (_, n) => [n < 6 ? 'a' : 'b', `x${n}`] as const);
  const ids = ['a', 'b', ...pairs.map(([, to]) => to)];
  const { topFifth } = offspringOf(
    outbreakOf({ onsets: Object.fromEntries(ids.map((id) => [id, undefined])), pairs }),
    asked(),
  );
  // Of eleven the fifth is 2.2 cases: those who infected six and three, and a fifth of one who infected nobody.
  expect(topFifth).toBe(1);
  const half = offspringOf(
    outbreakOf({
      onsets: { a: undefined, b: undefined },
      pairs: [
        ['a', 'b'],
        ['b', 'a'],
      ],
    }),
    asked(),
  );
  expect(half.topFifth).toBeCloseTo(0.2);
});

test('quantiles lie between the values next to them, and the spread divides by one less', () => {
  expect(summarise(countsOf([1, 2, 3, 4]))).toMatchObject({ n: 4, mean: 2.5, median: 2.5 });
  expect(summarise(countsOf([1, 2, 3, 4])).sd).toBeCloseTo(1.2909944, 6);
  expect(summarise(countsOf([7]))).toMatchObject({ n: 1, median: 7, sd: undefined });
  expect(summarise(countsOf([]))).toMatchObject({ n: 0, mean: undefined });
});

test('Wilson’s interval is the one of the tables, and holds for none and for all', () => {
  const { low, high } = wilson(10, 100);
  expect([low?.toFixed(4), high?.toFixed(4)]).toEqual(['0.0552', '0.1744']);
  expect(wilson(0, 10).low).toBe(0);
  expect(wilson(10, 10).high).toBe(1);
  expect(wilson(0, 0)).toEqual({ low: undefined, high: undefined });
});
