import { useIntl } from 'react-intl';
import type { SecondaryAttackResponse } from '../../shared/api/metrics.ts';
import { useSay, useWord } from '../words/words.tsx';
import { Figure } from './figure.tsx';
import { MadeHow } from './made-how.tsx';
import { type Question, windowOf } from './question.ts';
import { useFigure } from './use-figure.ts';

type Attack = SecondaryAttackResponse['all'];

/** How many of those at risk fell ill, by setting and risk. */
export function SecondaryAttack({ question }: { readonly question: Question }) {
  const say = useSay();
  const word = useWord();
  const query = windowOf(question);
  const { data, error } = useFigure('secondary-attack', query, (client) =>
    client.call('readSecondaryAttack', { query }),
  );
  return (
    <Figure title={say('metrics.attack')} error={error}>
      {data && (
        <>
          {data.computable ? null : <p>{say('metrics.attack.not-computable')}</p>}
          <table className="figures-table">
            <thead>
              <tr>
                <th scope="col">{say('metrics.attack.of')}</th>
                <th scope="col">{say('metrics.part')}</th>
                <th scope="col">{say('metrics.interval.column')}</th>
                <th scope="col">{say('metrics.cases')}</th>
                <th scope="col">{say('metrics.attack.at-risk')}</th>
                <th scope="col">{say('metrics.attack.left-out')}</th>
              </tr>
            </thead>
            <tbody>
              <Row attack={data.all} name={say('graph.filter.all')} />
              {data.bySetting.map((attack) => (
                <Row key={attack.of} attack={attack} name={word(`setting.${attack.of}`) ?? attack.of} />
              ))}
              {data.byRisk.map((attack) => (
                <Row key={attack.of} attack={attack} name={say('metrics.attack.risk', { risk: attack.of })} />
              ))}
            </tbody>
          </table>
          <MadeHow {...data} />
        </>
      )}
    </Figure>
  );
}

function Row({ attack, name }: { readonly attack: Attack; readonly name: string }) {
  const say = useSay();
  const intl = useIntl();
  const { rate, low, high, cases, atRisk, leftOut } = attack;
  const part = (value: number | null) =>
    value === null
      ? say('metrics.not-computable')
      : intl.formatNumber(value, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <tr>
      <th scope="row">{name || say('graph.not-known')}</th>
      <td>
        <strong>{part(rate)}</strong>
      </td>
      <td>{rate === null ? '' : `${part(low)} – ${part(high)}`}</td>
      <td>{intl.formatNumber(cases)}</td>
      <td>{intl.formatNumber(atRisk)}</td>
      <td>{intl.formatNumber(Object.values(leftOut).reduce((sum, each) => sum + each, 0))}</td>
    </tr>
  );
}
