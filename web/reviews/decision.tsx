import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../api/api.tsx';
import { problemIn } from '../api/client.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { useLetterKeys } from '../supervise/letter-keys.ts';
import { isReason } from '../supervise/reason.tsx';
import { useSay } from '../words/words.tsx';

export type Decision = 'approve' | 'send-back' | 'gone';

interface Deciding {
  readonly interview: string;
  readonly decided: (decision: Decision) => void;
}

/** Good as it is, or back to whoever held it, with what to mend. */
export function DecisionForm({ interview, decided }: Deciding) {
  const say = useSay();
  const client = useClient();
  const [note, setNote] = useState('');
  const [back, setBack] = useState(false);
  const decide = useMutation({
    mutationFn: (decision: 'approve' | 'send-back') =>
      client.call('reviewInterview', {
        path: { interview },
        body: { decision, ...(decision === 'send-back' ? { note } : {}) },
      }),
    onSuccess: (_, decision) => decided(decision),
    // Somebody else has decided on it: the next one.
    onError: (error) => problemIn(error)?.code === 'no-such-review' && decided('gone'),
  });
  const approve = () => void (decide.isPending || decide.mutate('approve'));
  useLetterKeys({ a: approve, b: () => setBack(true) });
  return (
    <div className="decision">
      <Button look="main" hint="A" onPress={approve} isDisabled={decide.isPending}>
        {say('reviews.approve')}
      </Button>
      {back ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isReason(note) && !decide.isPending) decide.mutate('send-back');
          }}
          onKeyDown={(event) => event.key === 'Escape' && setBack(false)}
        >
          <Field
            label={say('reviews.note')}
            help={say('reviews.note.help')}
            value={note}
            onChange={setNote}
            maxLength={500}
            autoFocus
          />
          <Button type="submit" isDisabled={!isReason(note) || decide.isPending} hint="Enter">
            {say('reviews.send-back')}
          </Button>
        </form>
      ) : (
        <Button hint="B" onPress={() => setBack(true)}>
          {say('reviews.send-back')}
        </Button>
      )}
      <ProblemNote error={decide.error} />
    </div>
  );
}
