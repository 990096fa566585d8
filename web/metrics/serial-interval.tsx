import { useIntl } from 'react-intl';
import { useSay } from '../words/words.tsx';
import { Bars } from './bars.tsx';
import { withGaps } from './chart.ts';
import { Figure } from './figure.tsx';
import { MadeHow } from './made-how.tsx';
import { type Question, windowOf } from './question.ts';
import { useFigure } from './use-figure.ts';

/** Days from one onset to the next. */
export function SerialInterval({ question }: { readonly question: Question }) {
  const say = useSay();
  const intl = useIntl();
  const { over, sources } = question;
  const query = { ...windowOf(question), over, sources };
  const { data, error } = useFigure('serial-interval', query, (client) => client.call('readSerialInterval', { query }));
  const number = (value: number | null) =>
    value === null ? say('metrics.not-computable') : intl.formatNumber(value, { maximumFractionDigits: 3 });
  return (
    <Figure title={say('metrics.serial')} error={error}>
      {data && (
        <>
          <dl className="estimates">
            {(['n', 'mean', 'median', 'sd', 'p95'] as const).map((which) => (
              <div key={which}>
                <dt>{say(`metrics.serial.${which}`)}</dt>
                <dd>{number(data[which])}</dd>
              </div>
            ))}
          </dl>
          <p>
            {say('metrics.serial.flags', {
              negative: data.negative,
              long: data.tooLong,
              undated: data.withoutOnset,
            })}
          </p>
          <Bars
            chart={{
              name: 'serial-interval',
              title: say('metrics.serial'),
              across: say('metrics.serial.across'),
              up: say('metrics.serial.n'),
              parts: [say('metrics.serial.n')],
              bars: withGaps(new Map(data.days.map(({ days, pairs }) => [days, pairs] as const))).map(
                ({ at, count }) => ({ name: String(at), of: [count] }),
              ),
            }}
          />
          <MadeHow {...data} />
        </>
      )}
    </Figure>
  );
}
