import { useSay } from '../words/words.tsx';

interface Choosing {
  readonly lists: readonly string[];
  readonly list: string | undefined;
  readonly choose: (list: string | undefined) => void;
}

export function ChoiceOfList({ lists, list, choose }: Choosing) {
  const say = useSay();
  return (
    <label className="choice-of">
      {say('board.list')}{' '}
      <select value={list ?? ''} onChange={({ target }) => choose(target.value === '' ? undefined : target.value)}>
        <option value="">{say('board.all-lists')}</option>
        {lists.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  );
}
