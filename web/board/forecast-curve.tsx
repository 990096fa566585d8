import { FormattedTime, useIntl } from 'react-intl';
import type { BoardResponse } from '../../shared/api/board.ts';
import { useSay } from '../words/words.tsx';
import { forecastOf, ticksUpTo } from './forecast.ts';

/** The drawing's own units. */
const [width, height, start, foot, top] = [460, 170, 44, 22, 8];
const within = { across: width - start, up: height - foot - top };

interface Forecast {
  readonly board: BoardResponse;
  readonly list: string | undefined;
}

/** How many could be called in each hour of the next day; as a picture, and as a table for whoever cannot see it. */
export function ForecastCurve({ board, list }: Forecast) {
  const say = useSay();
  const intl = useIntl();
  const hours = forecastOf(board.at, board.lists, list);
  const ticks = ticksUpTo(Math.max(...hours.map(({ eligible }) => eligible)));
  const most = ticks.at(-1) ?? 1;
  const heightOf = (n: number) => (n / most) * within.up;
  const step = within.across / hours.length;
  return (
    <figure className="forecast">
      <figcaption>{say('board.forecast.title')}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say('board.forecast.title')}>
        {ticks.map((tick) => {
          const y = top + within.up - heightOf(tick);
          return (
            <g key={tick}>
              <line x1={start} x2={width} y1={y} y2={y} className="grid-line" />
              <text x={start - 6} y={y + 4} textAnchor="end">
                {intl.formatNumber(tick)}
              </text>
            </g>
          );
        })}
        {hours.map(({ from, eligible }, n) => {
          const x = start + n * step;
          return (
            <g key={from}>
              <rect
                x={x + 1}
                y={top + within.up - heightOf(eligible)}
                width={step - 2}
                height={heightOf(eligible)}
                className="bar"
              />
              {n % 4 === 0 ? (
                <text x={x} y={height - 6}>
                  {intl.formatTime(from, { hour: '2-digit', minute: '2-digit' })}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <details>
        <summary>{say('board.forecast.table')}</summary>
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{say('board.forecast.hour')}</th>
              <th scope="col">{say('board.forecast.eligible')}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map(({ from, eligible }) => (
              <tr key={from}>
                <th scope="row">
                  <FormattedTime value={from} />
                </th>
                <td>{intl.formatNumber(eligible)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
