import { useQuery } from '@tanstack/react-query';
import { FormattedTime } from 'react-intl';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { useSay } from '../words/words.tsx';

/** One's own day: what was promised, begun, sent back and done. */
export function DayScreen() {
  const say = useSay();
  const client = useClient();
  const { data, error } = useQuery({ queryKey: ['day'], queryFn: () => client.call('readDay', {}) });
  if (data === undefined)
    return error ? <ProblemNote error={error} /> : <p className="stopped">{say('app.loading')}</p>;
  return (
    <main className="sheet">
      <h1>{say('day.title')}</h1>
      <h2>{say('day.done', { count: data.done.length })}</h2>
      <ul>
        {data.done.map(({ task, attempt, at, outcome }) => (
          <li key={`${task} ${attempt}`}>
            <FormattedTime value={at} /> {say(`outcome.${outcome}`)}
          </li>
        ))}
      </ul>
    </main>
  );
}
