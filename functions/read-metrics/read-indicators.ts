import type {
  IndicatorQuery,
  IndicatorResponse,
  IndicatorsQuery,
  IndicatorsResponse,
} from '../../shared/api/metrics.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import { emptyTally, outcomes, type Tally, tallyBy } from '../../shared/domain/metrics/counted.ts';
import { dayOfMinute, type Files, interviewedOf } from '../../shared/domain/metrics/files.ts';
import { type IndicatorName, indicators } from '../../shared/domain/metrics/indicators.ts';
import { isWithin } from '../../shared/domain/metrics/population.ts';
import { summarise } from '../../shared/domain/metrics/serial-interval.ts';
import { wilson } from '../../shared/domain/metrics/wilson.ts';
import { at, dayText, noRow, wordAt } from '../../shared/domain/snapshot/columns.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { type Placed, placed, readPlaces } from './placed.ts';
import { answered, type Metrics, orNull, type Question, read } from './question.ts';
import { readFiles } from './read-files.ts';
import { refIn, refsOf } from './refs.ts';

type Desk = Pick<Policy, 'skills'>;

const names = Object.keys(indicators) as IndicatorName[];
const isIndicator = (name: string): name is IndicatorName => Object.hasOwn(indicators, name);

export async function readIndicators(
  metrics: Metrics & { readonly policy: Desk },
  query: IndicatorsQuery,
): Promise<IndicatorsResponse | Refused> {
  const question = await read(metrics, query);
  if (isRefused(question)) return question;
  const [files, places] = await Promise.all([readFiles(question), readPlaces(question)]);
  const { from, to, jurisdiction, list } = query;
  return {
    ...answered(question, 'indicators', { from, to, jurisdiction, list }),
    indicators: names.map((name) => ({
      indicator: name,
      says: indicators[name].says,
      ...figuresOf(placed(name, indicators[name].count(files), places, metrics.policy, question, query)),
    })),
    contactsPerCase: contactsPerCase(files, question, (person) =>
      jurisdiction === undefined ? true : wordAt(places.jurisdiction, person) === jurisdiction,
    ),
  };
}

function figuresOf({ counted, wanted, jurisdictionOf, listOf }: Placed) {
  const by = (keyOf: (n: number) => string) =>
    [...tallyBy(counted, (n) => (wanted(n) ? keyOf(n) : undefined))].sort(([a], [b]) => (a < b ? -1 : 1));
  const days = by((n) => dayText(counted.day[n] ?? 0));
  const all = days.reduce<Tally>((sum, [, tally]) => {
    sum.numerator += tally.numerator;
    sum.denominator += tally.denominator;
    sum.pending += tally.pending;
    return sum;
  }, emptyTally());
  const { low, high } = wilson(all.numerator, all.denominator);
  return {
    ...all,
    value: orNull(all.numerator / all.denominator),
    low: orNull(low),
    high: orNull(high),
    byDay: days.map(([day, tally]) => ({ day, ...tally })),
    byJurisdiction: by(jurisdictionOf).map(([of, tally]) => ({ of, ...tally })),
    byList: by(listOf).map(([of, tally]) => ({ of, ...tally })),
  };
}

/** By the day of the first interview. */
function contactsPerCase(
  files: Files,
  { window }: Question,
  wanted: (person: number) => boolean,
): IndicatorsResponse['contactsPerCase'] {
  const { first, contacts } = interviewedOf(files);
  const counts = new Map<number, number>();
  for (let n = 0; n < files.outbreak.cases; n++) {
    if (at(first, n) === noRow || !isWithin(dayOfMinute(at(first, n)), window)) continue;
    if (wanted(at(files.outbreak.person, n))) counts.set(at(contacts, n), (counts.get(at(contacts, n)) ?? 0) + 1);
  }
  const { n, mean, median } = summarise(counts);
  const named = new Map([...counts].filter(([count]) => count > 0));
  const ofThose = summarise(named);
  return {
    interviewed: n,
    contacts: [...counts].reduce((sum, [count, cases]) => sum + count * cases, 0),
    mean: orNull(mean),
    median: orNull(median),
    namedAny: ofThose.n,
    meanOfThose: orNull(ofThose.mean),
  };
}

const onPage = 1000;

export async function readIndicator(
  metrics: Metrics & { readonly policy: Desk },
  query: IndicatorQuery,
  name: string,
): Promise<IndicatorResponse | Refused> {
  if (!isIndicator(name)) return refuse('no-such-indicator');
  const question = await read(metrics, query);
  if (isRefused(question)) return question;
  const [files, places] = await Promise.all([readFiles(question), readPlaces(question)]);
  const { counted, wanted, listOf } = placed(
    name,
    indicators[name].count(files),
    places,
    metrics.policy,
    question,
    query,
  );
  const { from, to, jurisdiction, list, met, cursor } = query;
  const found: number[] = [];
  for (let n = 0; n < counted.met.length; n++)
    if (wanted(n) && (met === undefined || outcomes[counted.met[n] ?? 0] === met)) found.push(n);
  const start = Number(cursor ?? 0);
  const shown = found.slice(start, start + onPage);
  const rows = shown.map((n) => counted.person[n] ?? noRow);
  const [people, refs] = await Promise.all([question.snapshot.texts('people', 'person', rows), refsOf(question, rows)]);
  return {
    ...answered(question, 'indicators', { from, to, jurisdiction, list, met }),
    indicator: name,
    says: indicators[name].says,
    total: found.length,
    people: shown.map((n, place) => ({
      person: people[place] ?? '',
      ...refIn(refs.get(rows[place] ?? noRow)),
      day: dayText(counted.day[n] ?? 0),
      met: outcomes[counted.met[n] ?? 0] ?? 'pending',
      ...(listOf(n) === '' ? {} : { list: listOf(n) }),
    })),
    ...(start + onPage < found.length ? { cursor: String(start + onPage) } : {}),
  };
}
