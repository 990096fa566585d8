import { FormattedTime } from 'react-intl';
import type { BoardResponse } from '../../shared/api/board.ts';
import { Button } from '../look/button.tsx';
import { Since } from '../supervise/as-of.tsx';
import { useSay, useWord } from '../words/words.tsx';
import { OperatorMenu } from './operator-menu.tsx';
import { useAsk } from './use-ask.ts';

/** Who asked for help out of a call: before everything else. */
export function Alerts({ alerts }: { readonly alerts: BoardResponse['alerts'] }) {
  const say = useSay();
  const word = useWord();
  const ask = useAsk();
  return (
    <section className="alerts" aria-label={say('board.alerts.title')} data-any={alerts.length > 0 || undefined}>
      <div role="status">
        {alerts.length === 0 ? null : <h2>{say('board.alerts.count', { count: alerts.length })}</h2>}
      </div>
      <ul className="plain">
        {alerts.map(({ id, task, operator, what, list, raisedAt }) => (
          <li key={id}>
            <strong>{operator}</strong> {word(`board.alert.${what}`) ?? what} <span className="dim">{list}</span>{' '}
            <FormattedTime value={raisedAt} /> (
            <Since from={raisedAt} />){' '}
            <Button onPress={() => ask({ ask: 'close-alert', alert: id, operator })}>{say('alert.close')}</Button>{' '}
            <OperatorMenu operator={operator} task={task} />
          </li>
        ))}
      </ul>
    </section>
  );
}
