import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { useSay } from '../words/words.tsx';

const ways = ['release', 'transfer', 'hand-over', 'ask'] as const;
type Way = (typeof ways)[number];

interface Passing {
  readonly task: HeldTaskView;
  /** The task is no longer held here. */
  readonly released: (to?: string) => void;
}

/** Out of a call without ending it: back to the queue, to specialists, to another place; or a question to an expert. */
export function PassOn({ task, released }: Passing) {
  const say = useSay();
  const client = useClient();
  const [way, setWay] = useState<Way>();
  const [to, setTo] = useState('');
  const [jurisdiction, setJurisdiction] = useState('');
  const [language, setLanguage] = useState('');
  const [note, setNote] = useState('');
  const path = { task: task.id };
  const { epoch } = task;
  const act = useMutation({
    mutationFn: async (): Promise<unknown> => {
      if (way === 'transfer') {
        const elsewhere = { ...part({ jurisdiction }), ...part({ language }) };
        return client.call('transferCall', { path, body: { epoch, skill: to, note, ...elsewhere } });
      }
      if (way === 'hand-over') return client.call('handOverCall', { path, body: { epoch, jurisdiction: to, note } });
      if (way === 'ask') return client.call('askExpert', { path, body: { epoch, skill: to, question: note } });
      return client.call('releaseCall', { path, body: { epoch, reason: note } });
    },
    onSuccess: () => (way === 'ask' ? setNote('') : released(way === 'release' ? undefined : to)),
  });
  const complete = note.trim() !== '' && (way === 'release' || to.trim() !== '');
  if (way === undefined) {
    return <Button onPress={() => setWay('release')}>{say('pass-on.open')}</Button>;
  }
  return (
    <form
      className="pass-on"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) act.mutate();
      }}
      onKeyDown={(event) => event.key === 'Escape' && setWay(undefined)}
    >
      <RadioGroup
        aria-label={say('pass-on.open')}
        value={way}
        onChange={(value) => setWay(ways.find((each) => each === value))}
        className="ways"
      >
        {ways.map((each) => (
          <Radio key={each} value={each} className="option">
            {say(`pass-on.${each}`)}
          </Radio>
        ))}
      </RadioGroup>
      {way === 'release' ? null : <Field label={say(`pass-on.to.${way}`)} value={to} onChange={setTo} />}
      {way === 'transfer' ? (
        <>
          <Field label={say('pass-on.jurisdiction')} value={jurisdiction} onChange={setJurisdiction} />
          <Field label={say('pass-on.language')} value={language} onChange={setLanguage} />
        </>
      ) : null}
      <Field label={say(`pass-on.note.${way}`)} value={note} onChange={setNote} autoFocus />
      <Button type="submit" isDisabled={!complete || act.isPending}>
        {say('pass-on.do')}
      </Button>{' '}
      <Button look="quiet" onPress={() => setWay(undefined)} hint="Esc">
        {say('app.cancel')}
      </Button>
      <p role="status">{act.isSuccess && way === 'ask' ? say('pass-on.asked') : ''}</p>
      <ProblemNote error={act.error} />
    </form>
  );
}

/** What is left empty stays as it is. */
const part = (written: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(written).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
  );
