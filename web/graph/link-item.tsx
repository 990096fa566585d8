import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import type { EdgeView, JudgeRequest } from '../../shared/api/graph.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { useSay, useWord } from '../words/words.tsx';
import { useJudging } from './use-person.ts';

interface Judged {
  readonly link: EdgeView;
  readonly nameOf: (person: string) => string;
  readonly choose: (person: string) => void;
  /** Whose page this is. */
  readonly of: string;
}

type Word = Pick<JudgeRequest, 'judged' | 'preferred'>;

/** One link: who may have infected whom, and what an epidemiologist says of it. */
export function LinkItem({ link, nameOf, choose, of }: Judged) {
  const say = useSay();
  const word = useWord();
  const [why, setWhy] = useState('');
  const judging = useJudging(link);
  const { from, disease, state } = link;
  const judge = (judged: Word) =>
    judging.mutate({ from, disease, ...judged, ...(why.trim() === '' ? {} : { why: why.trim() }) });
  const other = from === of ? link.to : from;
  return (
    <li className="link">
      <p>
        {from === of ? '→' : '←'}{' '}
        <Button look="quiet" onPress={() => choose(other)}>
          <bdi>{nameOf(other)}</bdi>
        </Button>{' '}
        {link.setting === undefined ? '' : (word(`setting.${link.setting}`) ?? link.setting)}{' '}
        <strong>{say(`graph.state.${state}`)}</strong>
        {link.preferred ? `, ${say('graph.preferred')}` : ''}
        {link.judgedBy === undefined ? null : (
          <span className="dim">
            {' '}
            {link.judgedBy} <FormattedDate value={link.judgedAt} dateStyle="medium" />
          </span>
        )}
      </p>
      <Field label={say('graph.judge.why')} value={why} onChange={setWhy} maxLength={500} />
      <p className="acts">
        {state === 'confirmed' ? null : (
          <Button onPress={() => judge({ judged: 'confirmed' })} isDisabled={judging.isPending}>
            {say('graph.judge.confirm')}
          </Button>
        )}
        {state === 'ruled-out' ? null : (
          <Button onPress={() => judge({ judged: 'ruled-out' })} isDisabled={judging.isPending}>
            {say('graph.judge.rule-out')}
          </Button>
        )}
        {state === 'proposed' ? null : (
          <Button look="quiet" onPress={() => judge({ judged: 'proposed' })} isDisabled={judging.isPending}>
            {say('graph.judge.take-back')}
          </Button>
        )}
        {state === 'ruled-out' || state === 'withdrawn' ? null : (
          <Button
            look="quiet"
            onPress={() =>
              judge({ judged: state === 'confirmed' ? 'confirmed' : 'proposed', preferred: link.preferred !== true })
            }
            isDisabled={judging.isPending}
          >
            {say(link.preferred ? 'graph.judge.prefer-no-more' : 'graph.judge.prefer')}
          </Button>
        )}
      </p>
      <ProblemNote error={judging.error} />
    </li>
  );
}
