import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { useSay } from '../words/words.tsx';

interface Giving {
  readonly task: HeldTaskView;
  readonly released: () => void;
}

/** Gives the task back, with a reason: the next who takes it reads it. */
export function GiveBack({ task, released }: Giving) {
  const say = useSay();
  const client = useClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const release = useMutation({
    mutationFn: () => client.call('releaseCall', { path: { task: task.id }, body: { epoch: task.epoch, reason } }),
    onSuccess: released,
  });
  if (!open) {
    return (
      <Button look="quiet" onPress={() => setOpen(true)}>
        {say('give-back.open')}
      </Button>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') release.mutate();
      }}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      <Field label={say('give-back.why')} value={reason} onChange={setReason} autoFocus />
      <Button type="submit" isDisabled={reason.trim() === '' || release.isPending}>
        {say('give-back.do')}
      </Button>
      <ProblemNote error={release.error} />
    </form>
  );
}
