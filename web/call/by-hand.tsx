import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ByHandRequest, ByHandResponse } from '../../shared/api/by-hand.ts';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { useSay } from '../words/words.tsx';

const deeds: readonly ByHandRequest['did'][] = ['number-found', 'not-found', 'letter-sent', 'visited'];

interface Working {
  readonly task: HeldTaskView;
  readonly done: (answer: ByHandResponse) => void;
}

/** Whom no call reaches is looked for, written to or visited; what was done is said here. */
export function ByHand({ task, done }: Working) {
  const say = useSay();
  const client = useClient();
  const [number, setNumber] = useState('');
  const [note, setNote] = useState('');
  const work = useMutation({
    mutationFn: (did: ByHandRequest['did']) =>
      client.call('workByHand', {
        path: { task: task.id },
        body: {
          epoch: task.epoch,
          did,
          ...(did === 'number-found' ? { phones: [{ number }] } : {}),
          ...(note.trim() === '' ? {} : { note }),
        },
      }),
    onSuccess: done,
  });
  return (
    <section className="by-hand" aria-label={say('by-hand.title')}>
      <h2>{say('by-hand.title')}</h2>
      <Field label={say('by-hand.number')} value={number} onChange={setNumber} type="tel" autoFocus />
      <Field label={say('by-hand.note')} value={note} onChange={setNote} />
      {deeds.map((did) => (
        <Button
          key={did}
          onPress={() => work.mutate(did)}
          isDisabled={work.isPending || (did === 'number-found' && number.trim() === '')}
        >
          {say(`by-hand.${did}`)}
        </Button>
      ))}
      <ProblemNote error={work.error} />
    </section>
  );
}
