import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { useSay } from '../words/words.tsx';

/** The way into the graph: a case by the number that its source gave it, or anybody by a pseudonym. */
export function FindPerson({ found }: { readonly found: (person: string) => void }) {
  const say = useSay();
  const client = useClient();
  const [source, setSource] = useState('');
  const [number, setNumber] = useState('');
  const find = useMutation({
    mutationFn: async () => {
      if (source.trim() === '') return client.call('findPerson', { query: { person: number.trim() } });
      const byRef = await client.call('findPerson', { query: { source, ref: number } });
      return byRef.people.length > 0 ? byRef : client.call('findPerson', { query: { source, caseId: number } });
    },
    onSuccess: ({ people: [person] }) => person && found(person.person),
  });
  const complete = number.trim() !== '';
  return (
    <form
      className="find"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) find.mutate();
      }}
    >
      <Field label={say('graph.source')} value={source} onChange={setSource} autoFocus />
      <Field label={say('graph.number')} value={number} onChange={setNumber} />
      <Button look="main" type="submit" isDisabled={!complete || find.isPending}>
        {say('graph.find')}
      </Button>
      <p role="status">{find.data?.people.length === 0 ? say('graph.nobody') : ''}</p>
      <ProblemNote error={find.error} />
    </form>
  );
}
