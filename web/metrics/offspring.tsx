import { useIntl } from 'react-intl';
import { useSay } from '../words/words.tsx';
import { Bars } from './bars.tsx';
import { withGaps } from './chart.ts';
import { Figure } from './figure.tsx';
import { LinkToPerson } from './link-to-person.tsx';
import { MadeHow } from './made-how.tsx';
import { filtersOf, type Question, windowOf } from './question.ts';
import { useFigure } from './use-figure.ts';

/** How many cases each case infected, with the distribution that was fitted, R and k. */
export function Offspring({ question }: { readonly question: Question }) {
  const say = useSay();
  const intl = useIntl();
  const { over, population, sources, immature } = question;
  const query = { ...windowOf(question), ...filtersOf(question), over, population, sources, immature };
  const { data, error } = useFigure('offspring', query, (client) => client.call('readOffspring', { query }));
  const number = (value: number | null) =>
    value === null ? say('metrics.not-computable') : intl.formatNumber(value, { maximumSignificantDigits: 4 });
  const bars = withGaps(new Map(data?.distribution.map(({ infected, cases }) => [infected, cases] as const) ?? []));
  return (
    <Figure title={say('metrics.offspring')} error={error}>
      {data && (
        <>
          <dl className="estimates">
            {(['r', 'k'] as const).map((which) => (
              <div key={which}>
                <dt>{say(`metrics.${which}`)}</dt>
                <dd>
                  <strong>{number(data[which].value)}</strong>{' '}
                  <span className="dim">
                    {say('metrics.interval', { low: number(data[which].low), high: number(data[which].high) })}
                  </span>
                </dd>
              </div>
            ))}
            <div>
              <dt>{say('metrics.top-fifth')}</dt>
              <dd>
                {data.topFifth === null
                  ? say('metrics.not-computable')
                  : intl.formatNumber(data.topFifth, { style: 'percent', maximumFractionDigits: 1 })}
              </dd>
            </div>
          </dl>
          <p>{say('metrics.offspring.over', { cases: data.cases, immature: data.apart.immature })}</p>
          <Bars
            chart={{
              name: 'offspring',
              title: say('metrics.offspring'),
              across: say('metrics.offspring.across'),
              up: say('metrics.cases'),
              parts: [say('metrics.offspring.seen')],
              bars: bars.map(({ at, count }) => ({ name: String(at), of: [count] })),
              fitted: { words: say('metrics.offspring.fitted'), expected: bars.map(({ at }) => data.fitted[at] ?? 0) },
            }}
          />
          <h3>{say('metrics.offspring.most')}</h3>
          <ol>
            {data.most.map(({ person, ref, infected }) => (
              <li key={person}>
                <LinkToPerson person={person} name={ref} />: {intl.formatNumber(infected)}
              </li>
            ))}
          </ol>
          <MadeHow {...data} />
        </>
      )}
    </Figure>
  );
}
