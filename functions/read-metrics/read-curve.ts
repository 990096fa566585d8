import type { CurveQuery, CurveResponse } from '../../shared/api/metrics.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { isWithin } from '../../shared/domain/metrics/population.ts';
import { at, dayText, noDay, wordAt } from '../../shared/domain/snapshot/columns.ts';
import type { KnownOutbreak } from '../../shared/domain/snapshot/known.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { filterCases, toldOfCases } from './filter-cases.ts';
import { answered, type Metrics, outbreakOf, type Question, read } from './question.ts';

const minutesOfDay = 1440;

export async function readCurve(metrics: Metrics, query: CurveQuery): Promise<CurveResponse | Refused> {
  const question = await read(metrics, query);
  if (isRefused(question)) return question;
  const { by = 'anchor', split, from, to, ...filters } = query;
  const outbreak = await outbreakOf(question, 'links');
  const only = await filterCases(question.snapshot, outbreak, filters);
  const day = await daysBy(question, outbreak, by);
  const words = split === undefined ? undefined : await toldOfCases(question.snapshot, outbreak, split);
  const curves = new Map<string, { days: Map<number, number>; withoutDate: number }>();
  if (split === undefined) curves.set('', { days: new Map(), withoutDate: 0 });
  let filteredOut = 0;
  for (let n = 0; n < outbreak.cases; n++) {
    if (only?.[n] === 0) filteredOut++;
    if (only?.[n] === 0 || !isWithin(at(day, n), question.window)) continue;
    const of = words === undefined ? '' : wordAt(words, n);
    const curve = curves.get(of) ?? { days: new Map<number, number>(), withoutDate: 0 };
    curves.set(of, curve);
    if (at(day, n) === noDay) curve.withoutDate++;
    else curve.days.set(at(day, n), (curve.days.get(at(day, n)) ?? 0) + 1);
  }
  const { jurisdiction, hospital, classification, ageBand, sex } = filters;
  return {
    ...answered(question, 'curve', { from, to, by, split, jurisdiction, hospital, classification, ageBand, sex }),
    curves: [...curves]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([of, { days, withoutDate }]) => {
        const sorted = [...days].sort(([a], [b]) => a - b);
        return {
          of,
          cases: sorted.reduce((sum, [, cases]) => sum + cases, withoutDate),
          days: sorted.map(([each, cases]) => ({ day: dayText(each), cases })),
          withoutDate,
        };
      }),
    filteredOut,
  };
}

async function daysBy(
  { snapshot }: Question,
  { anchor, onset, row }: KnownOutbreak,
  by: NonNullable<CurveQuery['by']>,
): Promise<Int32Array> {
  switch (by) {
    case 'anchor':
      return anchor;
    case 'onset':
      return onset;
    case 'specimen':
    case 'report': {
      const days = (await snapshot.read('cases', [by]))[by];
      return row.map((each) => at(days, each));
    }
    case 'registered': {
      const { registered } = await snapshot.read('cases', ['registered']);
      return row.map((each) => Math.floor(at(registered, each) / minutesOfDay));
    }
  }
  by satisfies never;
}
