import { useMemo, useState } from 'react';
import type { BoardResponse } from '../../shared/api/board.ts';
import { Field } from '../look/field.tsx';
import { useSay } from '../words/words.tsx';
import { countIn, type OperatorState, operatorRows, operatorStates } from './operator-rows.ts';
import { OperatorsTable } from './operators-table.tsx';

/** The operators of the board, all of them or those looked for. */
export function Operators({ board: { operators } }: { readonly board: BoardResponse }) {
  const say = useSay();
  const [text, setText] = useState('');
  const [state, setState] = useState<OperatorState>();
  const rows = useMemo(() => operatorRows(operators, { text, state }), [operators, text, state]);
  return (
    <section>
      <div className="above-table">
        <h2>{say('board.operators')}</h2>
        <Field label={say('board.find-operator')} value={text} onChange={setText} />
        <fieldset className="choices" aria-label={say('board.state')}>
          {[undefined, ...operatorStates].map((each) => (
            <button key={each ?? 'all'} type="button" aria-pressed={each === state} onClick={() => setState(each)}>
              {each === undefined ? say('board.all') : say(`board.state.${each}`)}{' '}
              {each === undefined ? operators.length : countIn(operators, each)}
            </button>
          ))}
        </fieldset>
      </div>
      <OperatorsTable rows={rows} />
    </section>
  );
}
