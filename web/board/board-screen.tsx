import { useMemo, useState } from 'react';
import type { BoardResponse } from '../../shared/api/board.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { AsOf } from '../supervise/as-of.tsx';
import { useSay } from '../words/words.tsx';
import { Alerts } from './alerts.tsx';
import { BoardActs } from './asked.tsx';
import { bandRows, listsOf } from './band-rows.ts';
import { BoardFigures } from './board-figures.tsx';
import { ChoiceOfList } from './choice-of-list.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { ForecastCurve } from './forecast-curve.tsx';
import { ListsTable } from './lists-table.tsx';
import { Operators } from './operators.tsx';
import { Surges } from './surges.tsx';
import { useBoard } from './use-board.ts';
import './board.css';

/** The desk as it is now. */
export function BoardScreen() {
  const say = useSay();
  const { data: board, error } = useBoard();
  return (
    <main className="board">
      <h1 className="unseen">{say('board.title')}</h1>
      <ProblemNote error={error} />
      {board === undefined ? <p>{say('app.loading')}</p> : <Board board={board} />}
    </main>
  );
}

function Board({ board }: { readonly board: BoardResponse }) {
  const say = useSay();
  const [chosen, choose] = useState<string>();
  const lists = listsOf(board.lists);
  // A list that has run empty is on the board no more.
  const list = chosen !== undefined && lists.includes(chosen) ? chosen : undefined;
  const rows = useMemo(() => bandRows(board.lists, list), [board.lists, list]);
  return (
    <AsOf value={board.at}>
      <BoardActs board={board}>
        <Alerts alerts={board.alerts} />
        <BoardFigures board={board} />
        <Elsewhere />
        <div className="beside">
          <section>
            <div className="above-table">
              <h2>{say('board.lists')}</h2>
              <ChoiceOfList lists={lists} list={list} choose={choose} />
              <Surges board={board} />
            </div>
            <ListsTable rows={rows} />
          </section>
          <ForecastCurve board={board} list={list} />
        </div>
        <Operators board={board} />
      </BoardActs>
    </AsOf>
  );
}
