import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Chosen } from '../supervise/chosen.tsx';
import { useSay, useWord } from '../words/words.tsx';
import { choices, type Question } from './question.ts';

interface Asking {
  readonly question: Question;
  readonly ask: (more: Partial<Question>) => void;
}

/** Which cases, which links, as known when; and of which snapshot. */
export function AskedFor({ question, ask }: Asking) {
  const say = useSay();
  const word = useWord();
  const one = (which: keyof typeof choices) => (
    <Chosen
      label={say(`metrics.${which}`)}
      value={question[which]}
      change={(value) => ask({ [which]: value })}
      options={choices[which].map((value) => ({ value, words: word(`metrics.${which}.${value}`) ?? value }))}
    />
  );
  const line = (which: 'from' | 'to' | 'known' | 'disease' | 'jurisdiction' | 'hospital' | 'list') => (
    <label className="chosen">
      <span>{say(`metrics.${which}`)}</span>
      <input
        type={which === 'from' || which === 'to' || which === 'known' ? 'date' : 'text'}
        defaultValue={question[which] ?? ''}
        key={question[which] ?? ''}
        onBlur={({ target }) => ask({ [which]: target.value.trim() })}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && ask({ [which]: currentTarget.value.trim() })}
      />
    </label>
  );
  return (
    <div className="asked-for">
      {line('disease')}
      {line('from')}
      {line('to')}
      {line('known')}
      {line('jurisdiction')}
      {line('hospital')}
      {line('list')}
      {one('over')}
      {one('population')}
      {one('sources')}
      {one('immature')}
      {one('by')}
      {one('split')}
      <Snapshots question={question} ask={ask} />
    </div>
  );
}

/** Which snapshot figures are of; and a new one, for whoever cannot wait for the hour. */
function Snapshots({ question, ask }: Asking) {
  const say = useSay();
  const intl = useIntl();
  const client = useClient();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['snapshots'], queryFn: () => client.call('listSnapshots', {}) });
  const build = useMutation({
    mutationFn: () => client.call('buildSnapshot', { body: {} }),
    onSuccess: () => {
      ask({ asOf: undefined });
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['snapshots'] }),
        queries.invalidateQueries({ queryKey: ['figure'] }),
      ]);
    },
  });
  const named = (asOf: string) => intl.formatDate(asOf, { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <>
      <Chosen
        label={say('metrics.as-of')}
        value={question.asOf ?? ''}
        change={(asOf) => ask({ asOf })}
        options={[
          { value: '', words: say('metrics.newest') },
          ...(data?.snapshots ?? []).map(({ asOf }) => ({ value: asOf, words: named(asOf) })),
        ]}
      />
      <Button onPress={() => build.mutate()} isDisabled={build.isPending}>
        {say(build.isPending ? 'metrics.reading' : 'metrics.read-anew')}
      </Button>
      <ProblemNote error={build.error} />
    </>
  );
}
