import { useIntl } from 'react-intl';
import type { CurveResponse } from '../../shared/api/metrics.ts';
import { dayAt, numberOf } from '../graph/days.ts';
import { useSay } from '../words/words.tsx';
import { Bars } from './bars.tsx';
import type { Bar } from './chart.ts';
import { Figure } from './figure.tsx';
import { MadeHow } from './made-how.tsx';
import { filtersOf, type Question, windowOf } from './question.ts';
import { useFigure } from './use-figure.ts';

/** Colours go no further; what is rarest stands together. */
const most = 8;

/** Cases by day. */
export function Curve({ question }: { readonly question: Question }) {
  const say = useSay();
  const intl = useIntl();
  const { by, split } = question;
  const query = { ...windowOf(question), ...filtersOf(question), by, ...(split === 'none' ? {} : { split }) };
  const { data, error } = useFigure('curve', query, (client) => client.call('readCurve', { query }));
  const dayName = (day: number) => intl.formatDate(dayAt(day), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const undated = data?.curves.reduce((sum, { withoutDate }) => sum + withoutDate, 0) ?? 0;
  const { parts, bars } = stacked(data?.curves ?? [], say('metrics.others'));
  return (
    <Figure title={say('metrics.curve')} error={error}>
      {data && (
        <>
          <Bars
            chart={{
              name: 'curve',
              title: say('metrics.curve.title', { by: say(`metrics.by.${by}`) }),
              across: say('metrics.day'),
              up: say('metrics.cases'),
              parts: parts.map((each) => each || say(split === 'none' ? 'metrics.cases' : 'graph.not-known')),
              bars: bars.map(({ day, of }) => ({ name: dayName(day), of })),
            }}
          />
          <p>{say('metrics.curve.undated', { count: undated })}</p>
          <MadeHow {...data} />
        </>
      )}
    </Figure>
  );
}

/** A bar for each day from the first to the last, with the most frequent parts at its foot. */
function stacked(curves: CurveResponse['curves'], others: string) {
  const ordered = [...curves].sort((a, b) => b.cases - a.cases);
  const shown = ordered.length > most ? ordered.slice(0, most - 1) : ordered;
  const rest = ordered.slice(shown.length);
  const parts = [...shown.map(({ of }) => of), ...(rest.length === 0 ? [] : [others])];
  const days = curves.flatMap((curve) => curve.days.map(({ day }) => numberOf(day)));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const bars: (Omit<Bar, 'name'> & { readonly day: number; readonly of: number[] })[] =
    days.length === 0
      ? []
      : Array.from({ length: last - first + 1 }, (_, n) => ({ day: first + n, of: parts.map(() => 0) }));
  for (const [n, curve] of ordered.entries()) {
    const part = Math.min(n, parts.length - 1);
    for (const { day, cases } of curve.days) {
      const bar = bars[numberOf(day) - first];
      if (bar !== undefined) bar.of[part] = (bar.of[part] ?? 0) + cases;
    }
  }
  return { parts, bars };
}
