import { useState } from 'react';
import type { BoardResponse } from '../../shared/api/board.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Ask } from '../supervise/ask.tsx';
import { isReason, Reason } from '../supervise/reason.tsx';
import { useSay } from '../words/words.tsx';
import { ActFields } from './act-fields.tsx';
import { actOf, emptyForm, overOf, type Target } from './act-form.ts';
import { ActResult } from './act-result.tsx';
import { useActWords } from './act-words.ts';
import type { ActName } from './steer.ts';
import { useActing } from './use-acting.ts';

interface Acting {
  readonly act: ActName;
  readonly target: Target;
  readonly board: BoardResponse;
  readonly close: () => void;
}

/** An act on tasks: what and where to; then, over many, how many that are and why; then what came of it. */
export function ActDialog({ act: name, target, board, close }: Acting) {
  const say = useSay();
  const words = useActWords();
  const [form, setForm] = useState(emptyForm);
  const [reason, setReason] = useState('');
  const { count, carry, progress } = useActing();
  // The moment of the beginning: a count is for one act, and an hour from now is another one each time.
  const [at] = useState(board.at);
  const act = actOf(name, form, at);
  const one = target.of !== 'band';
  const counted = count.data;
  const asks = one || counted !== undefined;
  const begin = () => {
    if (act === undefined) return;
    if (!one && counted === undefined) return count.mutate({ act, over: overOf(target, form) });
    if (isReason(reason)) carry.mutate({ ...(counted ?? { act, over: overOf(target, form) }), reason });
  };
  if (progress?.ended) return <ActResult name={name} progress={progress} close={close} />;
  return (
    <Ask title={words.title(name, target, form)} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!carry.isPending && !count.isPending) begin();
        }}
      >
        {counted === undefined ? (
          <ActFields
            act={name}
            target={target}
            form={form}
            change={(more) => setForm({ ...form, ...more })}
            board={board}
          />
        ) : (
          <p role="status">
            <strong>{words.question(name, target, form, counted.n)}</strong>{' '}
            {counted.atLeast ? say('act.at-least') : null}
          </p>
        )}
        {asks && counted?.n !== 0 ? <Reason reason={reason} change={setReason} /> : null}
        {carry.isPending && counted !== undefined ? (
          <progress
            aria-label={say('act.under-way')}
            max={counted.n}
            value={(progress?.done ?? 0) + (progress?.unchanged ?? 0)}
          />
        ) : null}
        <ProblemNote error={count.error ?? carry.error} />
        <div className="ends">
          <Button
            type="submit"
            look="main"
            isDisabled={
              act === undefined || counted?.n === 0 || count.isPending || carry.isPending || (asks && !isReason(reason))
            }
          >
            {asks ? say(carry.error ? 'act.again' : `act.do.${name}`) : say('act.count')}
          </Button>
          {counted === undefined || carry.isPending ? null : (
            <Button onPress={() => count.reset()}>{say('act.back')}</Button>
          )}
          <Button look="quiet" onPress={close}>
            {say('act.leave')}
          </Button>
        </div>
      </form>
    </Ask>
  );
}
