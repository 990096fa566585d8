import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { IndicatorsResponse } from '../../shared/api/metrics.ts';
import { Button } from '../look/button.tsx';
import { csvOf } from '../supervise/csv.ts';
import { saveFile } from '../supervise/save-file.ts';
import { useSay, useWord } from '../words/words.tsx';
import { Bars } from './bars.tsx';
import { Figure } from './figure.tsx';
import { IndicatorPeople } from './indicator-people.tsx';
import { MadeHow } from './made-how.tsx';
import { type Question, windowOf } from './question.ts';
import { useFigure } from './use-figure.ts';

type Indicator = IndicatorsResponse['indicators'][number];

/** How well the tracing works: every indicator with its numerator and denominator, and the people behind both. */
export function Indicators({ question }: { readonly question: Question }) {
  const say = useSay();
  const intl = useIntl();
  const name = useIndicatorName();
  const [opened, open] = useState<string>();
  const query = { ...windowOf(question), jurisdiction: question.jurisdiction, list: question.list };
  const { data, error } = useFigure('indicators', query, (client) => client.call('readIndicators', { query }));
  const part = (value: number | null) =>
    value === null ? '–' : intl.formatNumber(value, { style: 'percent', maximumFractionDigits: 1 });
  const chosen = data?.indicators.find(({ indicator }) => indicator === opened);
  return (
    <Figure title={say('metrics.indicators')} error={error}>
      {data && (
        <>
          <table className="figures-table">
            <thead>
              <tr>
                <th scope="col">{say('metrics.indicator')}</th>
                <th scope="col">{say('metrics.part')}</th>
                <th scope="col">{say('metrics.interval.column')}</th>
                <th scope="col">{say('metrics.numerator')}</th>
                <th scope="col">{say('metrics.denominator')}</th>
                <th scope="col">{say('metrics.pending')}</th>
              </tr>
            </thead>
            <tbody>
              {data.indicators.map(({ indicator, value, low, high, numerator, denominator, pending }) => (
                <tr key={indicator}>
                  <th scope="row">
                    <Button
                      look="quiet"
                      aria-expanded={indicator === opened}
                      onPress={() => open(indicator === opened ? undefined : indicator)}
                    >
                      {name(indicator)}
                    </Button>
                  </th>
                  <td>
                    <strong>{part(value)}</strong>
                  </td>
                  <td>{value === null ? '' : `${part(low)} – ${part(high)}`}</td>
                  <td>{intl.formatNumber(numerator)}</td>
                  <td>{intl.formatNumber(denominator)}</td>
                  <td>{intl.formatNumber(pending)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>{say('metrics.contacts-per-case', perCase(data.contactsPerCase, intl.formatNumber))}</p>
          <p className="acts">
            <Button
              look="quiet"
              onPress={() =>
                saveFile('ringtrace-indicators.csv', new Blob([indicatorsCsv(data.indicators)], { type: 'text/csv' }))
              }
            >
              {say('metrics.csv')}
            </Button>
          </p>
          {chosen === undefined ? null : (
            <OneIndicator key={chosen.indicator} indicator={chosen} title={name(chosen.indicator)} query={query} />
          )}
          <MadeHow {...data} />
        </>
      )}
    </Figure>
  );
}

interface Opened {
  readonly indicator: Indicator;
  readonly title: string;
  readonly query: React.ComponentProps<typeof IndicatorPeople>['query'];
}

/** One of them: what it counts, by day, district and work list, and of whom. */
function OneIndicator({ indicator, title, query }: Opened) {
  const say = useSay();
  const intl = useIntl();
  const { says, byDay, byJurisdiction, byList } = indicator;
  const tallies = [
    { of: say('metrics.jurisdiction'), rows: byJurisdiction },
    { of: say('metrics.list'), rows: byList },
  ];
  return (
    <section className="opened">
      <h3>{title}</h3>
      <p lang="en">{says}</p>
      <Bars
        chart={{
          name: indicator.indicator,
          title,
          across: say('metrics.day'),
          up: say('metrics.counted'),
          parts: [say('metrics.met.met'), say('metrics.met.not-met'), say('metrics.met.pending')],
          bars: byDay.map(({ day, numerator, denominator, pending }) => ({
            name: intl.formatDate(day, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
            of: [numerator, denominator - numerator, pending],
          })),
        }}
      />
      {tallies.map(({ of, rows }) => (
        <details key={of}>
          <summary>{of}</summary>
          <table className="figures-table">
            <tbody>
              {rows.map((row) => (
                <tr key={row.of}>
                  <th scope="row">{row.of || say('graph.not-known')}</th>
                  <td>{say('metrics.of', { numerator: row.numerator, denominator: row.denominator })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
      <IndicatorPeople indicator={indicator.indicator} query={query} />
    </section>
  );
}

function useIndicatorName(): (indicator: string) => string {
  const word = useWord();
  return (indicator) => word(`indicator.${indicator}`) ?? indicator;
}

type PerCase = IndicatorsResponse['contactsPerCase'];

const perCase = (
  { interviewed, contacts, mean, median, namedAny, meanOfThose }: PerCase,
  format: (n: number) => string,
) => ({
  interviewed,
  contacts,
  namedAny,
  mean: mean === null ? '–' : format(mean),
  median: median === null ? '–' : format(median),
  those: meanOfThose === null ? '–' : format(meanOfThose),
});

const indicatorsCsv = (indicators: readonly Indicator[]): string =>
  csvOf([
    ['indicator', 'day', 'numerator', 'denominator', 'pending'],
    ...indicators.flatMap(({ indicator, byDay, ...all }) => [
      [indicator, undefined, all.numerator, all.denominator, all.pending],
      ...byDay.map(({ day, numerator, denominator, pending }) => [indicator, day, numerator, denominator, pending]),
    ]),
  ]);
