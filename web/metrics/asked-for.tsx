import type { SnapshotsResponse } from '../../shared/api/metrics.ts';
import { DayField } from '../look/day-field.tsx';
import { Chosen } from '../supervise/chosen.tsx';
import { useSay, useWord } from '../words/words.tsx';
import { ChoiceOfDisease } from './choice-of-disease.tsx';
import { ChoiceOfSnapshot } from './choice-of-snapshot.tsx';
import { choices, type Question } from './question.ts';
import { ReadAnew } from './read-anew.tsx';

interface Asking {
  readonly question: Question;
  readonly known: SnapshotsResponse;
  readonly ask: (more: Partial<Question>) => void;
}

/** Which cases, which links, as known when; and of which snapshot. */
export function AskedFor({ question, known: { snapshots, diseases }, ask }: Asking) {
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
  const day = (which: 'from' | 'to' | 'known') => (
    <DayField
      label={say(`metrics.${which}`)}
      value={question[which] ?? ''}
      change={(value) => ask({ [which]: value })}
    />
  );
  const line = (which: 'jurisdiction' | 'hospital' | 'list') => (
    <label className="chosen">
      <span>{say(`metrics.${which}`)}</span>
      <input
        defaultValue={question[which] ?? ''}
        key={question[which] ?? ''}
        onBlur={({ target }) => ask({ [which]: target.value.trim() })}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && ask({ [which]: currentTarget.value.trim() })}
      />
    </label>
  );
  return (
    <div className="asked-for">
      <ChoiceOfDisease disease={question.disease} diseases={diseases} change={(disease) => ask({ disease })} />
      {day('from')}
      {day('to')}
      {day('known')}
      {line('jurisdiction')}
      {line('hospital')}
      {line('list')}
      {one('over')}
      {one('population')}
      {one('sources')}
      {one('immature')}
      {one('by')}
      {one('split')}
      <ChoiceOfSnapshot asOf={question.asOf ?? ''} snapshots={snapshots} change={(asOf) => ask({ asOf })} />
      <ReadAnew then={() => ask({ asOf: undefined })} />
    </div>
  );
}
