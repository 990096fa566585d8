import type { BoardResponse } from '../../shared/api/board.ts';
import { Chosen, Suggested } from '../supervise/chosen.tsx';
import { useSay } from '../words/words.tsx';
import type { ActForm, Target } from './act-form.ts';
import { listsOf } from './band-rows.ts';
import { Duration } from './duration.tsx';
import type { ActName } from './steer.ts';

interface Fields {
  readonly act: ActName;
  readonly target: Target;
  readonly form: ActForm;
  readonly change: (more: Partial<ActForm>) => void;
  readonly board: BoardResponse;
}

const bands = Array.from({ length: 10 }, (_, n) => String(n));

/** What an act needs to be told: over what, and where to. */
export function ActFields({ act, target, form, change, board }: Fields) {
  const say = useSay();
  const operators = board.operators.map(({ operator }) => operator);
  return (
    <>
      {target.of !== 'band' ? null : (
        <>
          <label className="box">
            <input
              type="checkbox"
              checked={form.allBands}
              onChange={({ target: box }) => change({ allBands: box.checked })}
            />
            {say('act.all-bands')}
          </label>
          <Suggested
            label={say(act === 'forceRelease' ? 'act.held-by' : 'act.kept-for')}
            value={form.operator}
            change={(operator) => change({ operator })}
            known={operators}
          />
        </>
      )}
      {act === 'moveTasks' ? (
        <>
          <Suggested
            label={say('act.to-list')}
            value={form.toList}
            change={(toList) => change({ toList })}
            known={listsOf(board.lists)}
          />
          <Chosen
            label={say('act.to-band')}
            value={form.toBand}
            change={(toBand) => change({ toBand })}
            options={[{ value: '', words: say('act.same-band') }, ...bands.map((value) => ({ value, words: value }))]}
          />
        </>
      ) : null}
      {act === 'assignTasks' ? (
        <>
          <Suggested
            label={say('act.to-operator')}
            value={form.toOperator}
            change={(toOperator) => change({ toOperator })}
            known={operators}
          />
          <Duration label={say('act.kept-until')} minutes={form.minutes} change={(minutes) => change({ minutes })} />
        </>
      ) : null}
      {act === 'closeTasks' ? (
        <label className="box">
          <input
            type="checkbox"
            checked={form.alsoHeld}
            onChange={({ target: box }) => change({ alsoHeld: box.checked })}
          />
          {say('act.also-held')}
        </label>
      ) : null}
    </>
  );
}
