import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { useSay } from '../words/words.tsx';

interface Wanted {
  readonly task: HeldTaskView;
  readonly wanted: HeldTaskView['numbersWanted'][number];
}

/** Somebody whom this person named is reached on no number: perhaps they know another one. */
export function NumberWanted({ task, wanted }: Wanted) {
  const say = useSay();
  const client = useClient();
  const [number, setNumber] = useState('');
  const tell = useMutation({
    mutationFn: (phones: readonly { number: string }[]) =>
      client.call('learnNumber', {
        path: { task: task.id },
        body: { epoch: task.epoch, wanted: wanted.wanted, ...(phones.length === 0 ? {} : { phones: [...phones] }) },
      }),
  });
  if (tell.isSuccess) return <p role="status">{say('number-wanted.kept')}</p>;
  return (
    <form
      className="note"
      onSubmit={(event) => {
        event.preventDefault();
        if (number.trim() !== '') tell.mutate([{ number }]);
      }}
    >
      <Field label={wanted.words} value={number} onChange={setNumber} type="tel" />
      <Button type="submit" isDisabled={number.trim() === '' || tell.isPending}>
        {say('number-wanted.keep')}
      </Button>{' '}
      <Button look="quiet" onPress={() => tell.mutate([])} isDisabled={tell.isPending}>
        {say('number-wanted.none')}
      </Button>
      <ProblemNote error={tell.error} />
    </form>
  );
}
