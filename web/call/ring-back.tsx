import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { useSay } from '../words/words.tsx';

/** Somebody rings back: found by their number, and their task is opened for whoever picked up. */
export function RingBack({ taken }: { readonly taken: () => void }) {
  const say = useSay();
  const client = useClient();
  const [number, setNumber] = useState('');
  const open = useMutation({
    mutationFn: (person: string | undefined) =>
      client.call('openRingBack', { body: { number, ...(person === undefined ? {} : { person }) } }),
    onSuccess: ({ task }) => task !== undefined && taken(),
  });
  return (
    <form
      className="ring-back"
      onSubmit={(event) => {
        event.preventDefault();
        if (number.trim() !== '') open.mutate(undefined);
      }}
    >
      <Field
        label={say('ring-back.title')}
        help={say('ring-back.help')}
        value={number}
        onChange={setNumber}
        type="tel"
      />
      <Button type="submit" isDisabled={number.trim() === '' || open.isPending}>
        {say('ring-back.find')}
      </Button>
      {open.data?.choose === undefined ? null : (
        <fieldset>
          <legend>{say('ring-back.who')}</legend>
          {open.data.choose.map(({ person, name }) => (
            <Button key={person} onPress={() => open.mutate(person)}>
              {name}
            </Button>
          ))}
        </fieldset>
      )}
      <ProblemNote error={open.error} />
    </form>
  );
}
