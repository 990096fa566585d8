import { describe, expect, test } from 'vitest';
import { componentsOf, sizesOf } from '../../../shared/domain/metrics/clusters.ts';
import { generationsOf } from '../../../shared/domain/metrics/generations.ts';
import { offspringOf } from '../../../shared/domain/metrics/offspring.ts';
import type { Outbreak } from '../../../shared/domain/metrics/outbreak.ts';
import { populations } from '../../../shared/domain/metrics/population.ts';
import { serialIntervalsOf } from '../../../shared/domain/metrics/serial-interval.ts';
import { hagelloch, mers, outbreakOf, published } from '../../support/published.ts';

const over = (outbreak: Outbreak, population: keyof typeof populations) =>
  offspringOf(outbreak, { sources: 'each', population: populations[population], window: {} });

function counted(values: Iterable<number>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

const clusters = ({ cases, links }: Outbreak) =>
  [...sizesOf(componentsOf(cases, links.from, links.to))].filter((size) => size > 1).sort((a, b) => b - a);

describe.skipIf(!published)('the published numbers of', () => {
  test('MERS in South Korea, 2015', () => {
    const outbreak = outbreakOf(mers());
    const { fit, counts } = over(outbreak, 'all');
    expect(fit.n).toBe(162);
    expect(fit.mean).toBeCloseTo(0.6049, 4);
    expect(fit.meanInterval.low).toBeCloseTo(0.226, 3);
    expect(fit.meanInterval.high).toBeCloseTo(2.51, 2);
    expect(fit.k).toBeCloseTo(0.0204, 5);
    expect(fit.kInterval.low).toBeCloseTo(0.0096, 4);
    expect(fit.kInterval.high).toBeCloseTo(0.0394, 3);
    expect(Math.max(...counts.keys())).toBe(38);
    const linked = over(outbreak, 'linked').fit;
    expect([linked.n, linked.mean.toFixed(4), linked.k?.toFixed(5)]).toEqual([97, '1.0103', '0.03500']);
    expect(linked.k).toBeCloseTo(0.03499, 4);
    const { summary } = serialIntervalsOf(outbreak, { sources: 'each', window: {} });
    expect(summary).toMatchObject({ n: 98, median: 14 });
    expect([summary.mean?.toFixed(3), summary.sd?.toFixed(3)]).toEqual(['14.469', '5.200']);
    expect(counted(generationsOf(outbreak))).toEqual({ 0: 2, 1: 28, 2: 65, 3: 2, '-1': 65 });
    expect(clusters(outbreak)).toEqual([94, 3]);
  });

  test('measles in Hagelloch, 1861', () => {
    const outbreak = outbreakOf(hagelloch());
    const { fit, counts } = over(outbreak, 'all');
    expect([fit.n, fit.mean.toFixed(4), fit.k?.toFixed(5)]).toEqual([188, '0.9787', '0.25474']);
    expect([fit.meanInterval.low?.toFixed(3), fit.meanInterval.high?.toFixed(3)]).toEqual(['0.716', '1.365']);
    expect([fit.kInterval.low?.toFixed(3), fit.kInterval.high?.toFixed(3)]).toEqual(['0.174', '0.374']);
    expect(Math.max(...counts.keys())).toBe(30);
    const { summary } = serialIntervalsOf(outbreak, { sources: 'each', window: {} });
    expect([summary.n, summary.mean?.toFixed(3), summary.median, summary.sd?.toFixed(3)]).toEqual([
      184,
      '10.391',
      10,
      '1.679',
    ]);
    expect(counted(generationsOf(outbreak))).toMatchObject({ 1: 8, 2: 50, 3: 102, 4: 22, 5: 2 });
    expect(clusters(outbreak)).toEqual([173, 9, 5]);
  });
});
