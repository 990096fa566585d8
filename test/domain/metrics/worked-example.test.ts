import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { componentsOf, sizesOf } from '../../../shared/domain/metrics/clusters.ts';
import { definitions } from '../../../shared/domain/metrics/definitions.ts';
import { generationsOf, unlinked } from '../../../shared/domain/metrics/generations.ts';
import { indicators } from '../../../shared/domain/metrics/indicators.ts';
import { offspringOf } from '../../../shared/domain/metrics/offspring.ts';
import { populations } from '../../../shared/domain/metrics/population.ts';
import { serialIntervalsOf } from '../../../shared/domain/metrics/serial-interval.ts';
import { outbreakOf } from '../../support/published.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/epidemiology.md'), 'utf8');

/** The lines of the page's example. */
function example() {
  const lines = /```csv\n([\s\S]*?)```/.exec(page)?.[1]?.trim().split('\n').slice(1) ?? [];
  const cases = lines.map((line) => line.split(','));
  return {
    onsets: Object.fromEntries(cases.map(([id = '', onset]) => [id, onset])),
    pairs: cases.flatMap(([id = '', , sources = '']) =>
      sources.split(' ').flatMap((source) => (source === '' ? [] : [[source, id] as const])),
    ),
  };
}

test('the worked example of docs/epidemiology.md comes out as the page says', () => {
  const outbreak = outbreakOf(example());
  const over = (population: keyof typeof populations, sources: 'each' | 'fractional') =>
    offspringOf(outbreak, { sources, population: populations[population], window: {} });
  const all = over('all', 'each');
  const interval = serialIntervalsOf(outbreak, { sources: 'each', window: {} }).summary;
  const generations = [...generationsOf(outbreak)];
  const ofGeneration = (wanted: number) => generations.filter((each) => each === wanted).length;
  const sizes = [...sizesOf(componentsOf(outbreak.cases, outbreak.links.from, outbreak.links.to))];
  const said = (value: number | undefined) => value?.toFixed(4) ?? '';
  const figures: Record<string, string> = {
    'R, all, each': said(all.fit.mean),
    'R from, all, each': said(all.fit.meanInterval.low),
    'R to, all, each': said(all.fit.meanInterval.high),
    'k, all, each': said(all.fit.k),
    'R, linked, each': said(over('linked', 'each').fit.mean),
    'k, linked, each': said(over('linked', 'each').fit.k),
    'R, all, fractional': said(over('all', 'fractional').fit.mean),
    'top fifth, all, each': said(all.topFifth),
    'serial interval, mean': said(interval.mean),
    'serial interval, median': said(interval.median),
    'serial interval, sd': said(interval.sd),
    'generation 0': String(ofGeneration(0)),
    'generation 1': String(ofGeneration(1)),
    'generation 2': String(ofGeneration(2)),
    'generation 3': String(ofGeneration(3)),
    unlinked: String(ofGeneration(unlinked)),
    clusters: String(sizes.filter((size) => size > 1).length),
    'largest cluster': String(Math.max(...sizes)),
  };
  const table = page.slice(page.indexOf('| figure | value |'));
  const told = [...table.matchAll(/^\| (.+?) \| ([\d.]+) \|$/gm)].map(([, name, value]) => [name, value]);
  expect(Object.fromEntries(told)).toEqual(figures);
});

test('every definition that an answer names has its paragraph, and every indicator its line', () => {
  for (const name of Object.keys(definitions)) expect(page).toContain(`\n## ${name}\n`);
  for (const name of Object.keys(indicators)) expect(page).toContain(`\n| \`${name}\` |`);
});
