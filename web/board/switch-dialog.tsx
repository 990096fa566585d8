import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Ask } from '../supervise/ask.tsx';
import { isReason, Reason } from '../supervise/reason.tsx';
import { useSay } from '../words/words.tsx';

interface Switching {
  readonly title: string;
  /** What it comes to, in words. */
  readonly meaning: string;
  readonly does: string;
  readonly did: string;
  readonly act: (reason: string) => Promise<unknown>;
  readonly close: () => void;
  /** Nothing to be said why. */
  readonly plain?: boolean;
  /** What is asked, where it is not why. */
  readonly asks?: string;
  readonly children?: ReactNode;
}

/** Switches something on or off: what that means, why, and that it was done. */
export function SwitchDialog({ title, meaning, does, did, act, close, plain = false, asks, children }: Switching) {
  const say = useSay();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const doing = useMutation({
    mutationFn: () => act(reason),
    onSettled: () => queries.invalidateQueries({ queryKey: ['board'] }),
  });
  const ready = (plain || isReason(reason)) && !doing.isPending;
  if (doing.isSuccess)
    return (
      <Ask title={say('act.done')} close={close}>
        <p role="status">{did}</p>
        <Button look="main" onPress={close} autoFocus>
          {say('act.close')}
        </Button>
      </Ask>
    );
  return (
    <Ask title={title} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) doing.mutate();
        }}
      >
        <p>{meaning}</p>
        {children}
        {plain ? null : <Reason reason={reason} change={setReason} label={asks} />}
        <ProblemNote error={doing.error} />
        <div className="ends">
          <Button type="submit" look="main" isDisabled={!ready}>
            {does}
          </Button>
          <Button look="quiet" onPress={close}>
            {say('act.leave')}
          </Button>
        </div>
      </form>
    </Ask>
  );
}
