import { FormattedNumber, FormattedTime } from 'react-intl';
import type { BoardResponse } from '../../shared/api/board.ts';
import { useSay } from '../words/words.tsx';

/** The desk in a line: what is due, who is there, and how old this is. */
export function BoardFigures({ board }: { readonly board: BoardResponse }) {
  const say = useSay();
  const promises = (of: 'overdue' | 'nextHalfHour' | 'atRisk') =>
    board.lists.reduce((sum, { promises: each }) => sum + each[of], 0);
  const figures = [
    ['board.due', board.due, false],
    ['board.waiting', board.waiting, false],
    ['board.claimed', board.claimed, false],
    ['board.there', board.operatorsThere, false],
    ['board.promises.overdue', promises('overdue'), true],
    ['board.promises.nextHalfHour', promises('nextHalfHour'), false],
    ['board.promises.atRisk', promises('atRisk'), true],
  ] as const;
  return (
    <div className="board-figures">
      <dl>
        {figures.map(([id, n, isBad]) => (
          <div key={id} className={isBad && n > 0 ? 'worried' : ''}>
            <dt>{say(id)}</dt>
            <dd>
              <FormattedNumber value={n} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="dim">
        {say('board.as-of')} <FormattedTime value={board.at} timeStyle="medium" />
      </p>
    </div>
  );
}
