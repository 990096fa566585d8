import type { OffspringQuery, OffspringResponse } from '../../shared/api/metrics.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { negativeBinomialShare } from '../../shared/domain/metrics/negative-binomial.ts';
import { type Offspring, offspringOf } from '../../shared/domain/metrics/offspring.ts';
import { type Part, parts, populations } from '../../shared/domain/metrics/population.ts';
import { serialIntervalsOf } from '../../shared/domain/metrics/serial-interval.ts';
import { at, dayText } from '../../shared/domain/snapshot/columns.ts';
import type { KnownOutbreak } from '../../shared/domain/snapshot/known.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { filterCases } from './filter-cases.ts';
import { answered, type Metrics, orNull, outbreakOf, type Question, read } from './question.ts';

const mostShown = 20;
const minutesOfDay = 1440;

export async function readOffspring(metrics: Metrics, query: OffspringQuery): Promise<OffspringResponse | Refused> {
  const question = await read(metrics, query);
  if (isRefused(question)) return question;
  const { over = 'links', sources = 'each', population = 'all', immature = 'apart', ...asked } = query;
  const outbreak = await outbreakOf(question, over);
  const only = await filterCases(question.snapshot, outbreak, asked);
  const matureOn = immature === 'apart' ? matureDay(question, outbreak) : undefined;
  const { window } = question;
  const offspring = offspringOf(outbreak, { sources, population: partsIn(population), window, matureOn, only });
  const { fit, counts, leftOut, topFifth } = offspring;
  const { byPart, ...left } = leftOut;
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return {
    ...answered(question, 'offspring', {
      ...named(asked),
      over,
      sources,
      population,
      immature,
    }),
    cases: fit.n,
    distribution: sorted.map(([infected, cases]) => ({ infected, cases })),
    r: estimate(fit.n === 0 ? undefined : fit.mean, fit.meanInterval),
    k: estimate(fit.k, fit.kInterval),
    fitted: fittedTo(Math.ceil(sorted.at(-1)?.[0] ?? -1), fit.n, fit.mean, fit.k),
    topFifth: orNull(topFifth),
    apart: { ...left, ...byPart, ...(matureOn === undefined ? {} : { matureOn: dayText(matureOn) }) },
    most: await whoInfectedMost(question, outbreak, offspring),
  };
}

const named = ({ from, to, jurisdiction, hospital, classification, ageBand, sex }: OffspringQuery) => ({
  from,
  to,
  jurisdiction,
  hospital,
  classification,
  ageBand,
  sex,
});

const estimate = (value: number | undefined, { low, high }: { low: number | undefined; high: number | undefined }) => ({
  value: orNull(value),
  low: orNull(low),
  high: orNull(high),
});

const isNamed = (population: string): population is keyof typeof populations => Object.hasOwn(populations, population);

function partsIn(population: string): readonly Part[] {
  if (isNamed(population)) return populations[population];
  const named = population.split(',');
  return parts.filter((part) => named.includes(part));
}

/**
 * Whoever may infect others after this day may still have infected people who have not fallen ill yet: the day of what was
 * known, less the time in which 95 of 100 fall ill after their source. Undefined where no pair has both onsets.
 */
function matureDay({ minute, profile }: Question, outbreak: KnownOutbreak): number | undefined {
  if (profile.infectiousWindow === undefined) return undefined;
  const { p95 } = serialIntervalsOf(outbreak, { sources: 'each', window: {} }).summary;
  return p95 === undefined ? undefined : Math.floor(minute / minutesOfDay) - Math.ceil(p95);
}

function fittedTo(most: number, n: number, mean: number, k: number | undefined): number[] {
  return Array.from({ length: most + 1 }, (_, count) => n * negativeBinomialShare(count, mean, k));
}

async function whoInfectedMost(
  { snapshot }: Question,
  { person, row }: KnownOutbreak,
  { infected, counted }: Offspring,
): Promise<OffspringResponse['most']> {
  const by = (n: number) => infected[n] ?? 0;
  const most: number[] = [];
  for (let n = 0; n < infected.length; n++) {
    const last = most.at(-1);
    if (counted[n] !== 1 || by(n) === 0 || (most.length === mostShown && by(n) <= by(last ?? n))) continue;
    most.push(n);
    most.sort((a, b) => by(b) - by(a) || a - b);
    most.length = Math.min(most.length, mostShown);
  }
  const [people, refs] = await Promise.all([
    snapshot.texts(
      'people',
      'person',
      most.map((n) => at(person, n)),
    ),
    snapshot.texts(
      'cases',
      'ref',
      most.map((n) => at(row, n)),
    ),
  ]);
  return most.map((n, place) => ({
    person: people[place] ?? '',
    ...(refs[place] ? { ref: refs[place] ?? '' } : {}),
    infected: by(n),
  }));
}
