import { useRef } from 'react';
import { useIntl } from 'react-intl';
import { ticksUpTo } from '../board/forecast.ts';
import { hues } from '../graph/colours.ts';
import { Button } from '../look/button.tsx';
import { csvOf } from '../supervise/csv.ts';
import { saveFile } from '../supervise/save-file.ts';
import { useSay } from '../words/words.tsx';
import { type Chart, heightOf, rowsOf } from './chart.ts';

/** The drawing's own units. */
const size = { width: 720, height: 250, start: 48, foot: 40, top: 24 };
const within = { across: size.width - size.start - 8, up: size.height - size.foot - size.top };
/** Names along the foot stand no closer than this. */
const namesApart = 56;

/**
 * A figure of bars, as a picture and as a table. Its colours are attributes and not styles, so that what is saved looks as
 * it does here.
 */
export function Bars({ chart }: { readonly chart: Chart }) {
  const say = useSay();
  const intl = useIntl();
  const drawing = useRef<SVGSVGElement>(null);
  const { title, across, up, parts, bars, fitted } = chart;
  const highest = Math.max(1, ...bars.map(heightOf), ...(fitted?.expected ?? []));
  const ticks = ticksUpTo(highest);
  const most = ticks.at(-1) ?? 1;
  const tall = (n: number) => (n / most) * within.up;
  const step = within.across / Math.max(1, bars.length);
  const nth = Math.max(1, Math.ceil(namesApart / step));
  const foot = size.top + within.up;
  return (
    <figure className="figure">
      <figcaption>{title}</figcaption>
      <svg
        ref={drawing}
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={title}
        fontSize={11}
        fontFamily="sans-serif"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={size.start}
              x2={size.width - 8}
              y1={foot - tall(tick)}
              y2={foot - tall(tick)}
              stroke="#99999966"
            />
            <text x={size.start - 6} y={foot - tall(tick) + 4} textAnchor="end" fill="currentColor">
              {intl.formatNumber(tick)}
            </text>
          </g>
        ))}
        {bars.map((bar, n) => {
          const x = size.start + n * step;
          let below = 0;
          return (
            <g key={bar.name}>
              {bar.of.map((count, part) => {
                below += count;
                return (
                  <rect
                    key={parts[part]}
                    x={x + Math.min(1, step / 10)}
                    y={foot - tall(below)}
                    width={Math.max(0.5, step - Math.min(2, step / 5))}
                    height={tall(count)}
                    fill={hues[part % hues.length]}
                  />
                );
              })}
              {fitted === undefined ? null : (
                <circle
                  cx={x + step / 2}
                  cy={foot - tall(fitted.expected[n] ?? 0)}
                  r={3.5}
                  fill="#d55e00"
                  stroke="#ffffff"
                />
              )}
              {n % nth === 0 ? (
                <text x={x + step / 2} y={foot + 14} textAnchor="middle" fill="currentColor">
                  {bar.name}
                </text>
              ) : null}
            </g>
          );
        })}
        <text x={size.start + within.across / 2} y={size.height - 6} textAnchor="middle" fill="currentColor">
          {across}
        </text>
        <text x={size.start} y={12} fill="currentColor">
          {up}
        </text>
      </svg>
      {parts.length > 1 || fitted !== undefined ? (
        <ul className="hues plain">
          {parts.map((words, n) => (
            <li key={words}>
              <Dot hue={hues[n % hues.length]} /> {words}
            </li>
          ))}
          {fitted === undefined ? null : (
            <li>
              <Dot hue="#d55e00" /> {fitted.words}
            </li>
          )}
        </ul>
      ) : null}
      <p className="acts">
        <Button
          look="quiet"
          onPress={() =>
            saveFile(`ringtrace-${chart.name}.csv`, new Blob([csvOf(rowsOf(chart))], { type: 'text/csv' }))
          }
        >
          {say('metrics.csv')}
        </Button>
        <Button
          look="quiet"
          onPress={() => drawing.current && saveFile(`ringtrace-${chart.name}.svg`, fileOf(drawing.current))}
        >
          {say('graph.take.svg')}
        </Button>
      </p>
      <Rows chart={chart} />
    </figure>
  );
}

function Dot({ hue }: { readonly hue: string | undefined }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
      <circle cx="6" cy="6" r="5" fill={hue} />
    </svg>
  );
}

function Rows({ chart }: { readonly chart: Chart }) {
  const say = useSay();
  const intl = useIntl();
  const [heading = [], ...rows] = rowsOf(chart);
  return (
    <details>
      <summary>{say('metrics.table')}</summary>
      <table className="figures-table">
        <thead>
          <tr>
            {heading.map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...counts]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {counts.map((count, n) => (
                <td key={heading[n + 1]}>{intl.formatNumber(Number(count), { maximumFractionDigits: 1 })}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** As a file for print: in black on white, whatever the theme is. */
function fileOf(drawing: SVGSVGElement): Blob {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('A copy of a drawing is a drawing.');
  copy.setAttribute('color', '#14202a');
  copy.setAttribute('width', String(size.width));
  copy.setAttribute('height', String(size.height));
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
}
