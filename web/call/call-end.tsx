import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FinishResponse } from '../../shared/api/calls.ts';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import type { Outcome } from '../../shared/domain/calls/outcome.ts';
import { useClient } from '../api/api.tsx';
import { problemIn } from '../api/client.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { interviewOf, type Sheet } from '../interview/sheet.ts';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { CallBackTime } from './call-back-time.tsx';
import { GiveBack } from './give-back.tsx';
import { useKeys } from './keys.ts';
import { byDigit, moreOutcomes } from './outcome-list.ts';
import type { PlacedCall } from './placed-call.ts';

interface End {
  readonly task: HeldTaskView;
  readonly call: PlacedCall;
  readonly sheet: Sheet;
  readonly flush: () => Promise<void>;
  readonly finished: (answer: FinishResponse) => void;
  readonly released: () => void;
  readonly lost: (code: string) => void;
}

const withInterview = new Set<Outcome>(['completed', 'partial']);
/** The claim is gone: the text is the operator's draft, and there is nothing to finish. */
const gone = new Set(['claim-taken', 'claim-ended', 'not-yours', 'no-such-epoch']);

/** How the call ended, by a digit; and the next call comes with the same key. */
export function CallEnd({ task, call, sheet, flush, finished, released, lost }: End) {
  const say = useSay();
  const client = useClient();
  const [asking, setAsking] = useState<'more' | 'call-back'>();
  const finish = useMutation({
    mutationFn: ({ outcome, callBackAt }: { outcome: Outcome; callBackAt?: string }) => {
      const known = { possibleDuplicate: task.duplicates.length > 0 };
      const spoken = withInterview.has(outcome);
      return client.call('finishCall', {
        path: { task: task.id },
        body: {
          epoch: task.epoch,
          outcome,
          ...(call.placed === undefined
            ? {}
            : { attempt: call.placed.attempt.ordinal, phone: call.placed.attempt.phone }),
          ...(callBackAt === undefined ? {} : { callBackAt }),
          ...(spoken ? { interview: interviewOf(task, sheet, known) } : {}),
          ...(sheet.referrals.length === 0 ? {} : { referrals: [...sheet.referrals] }),
          next: true,
        },
      });
    },
    // The same result again changes nothing, so what was not heard is simply sent again.
    retry: (count, error) => problemIn(error) === undefined && count < 100,
    retryDelay: 2_000,
    networkMode: 'always',
    onSuccess: finished,
    onError: async (error) => {
      const code = problemIn(error)?.code;
      if (code === undefined || !gone.has(code)) return;
      await flush();
      lost(code);
    },
  });
  const end = (outcome: Outcome) => {
    if (finish.isPending) return;
    if (outcome === 'call-back-requested') setAsking('call-back');
    else finish.mutate({ outcome });
  };
  const complete = () => end('completed');
  useKeys({
    done: complete,
    digit: (digit) => {
      if (digit === 0) return setAsking('more');
      const outcome = byDigit[digit - 1];
      if (outcome !== undefined) end(outcome);
    },
  });
  return (
    <section className="end" aria-label={say('end.title')}>
      <ol className="outcomes">
        {byDigit.map((outcome, index) => (
          <li key={outcome}>
            <Button look="quiet" onPress={() => end(outcome)} hint={String(index + 1)} isDisabled={finish.isPending}>
              {say(`outcome.${outcome}`)}
            </Button>
          </li>
        ))}
        <li>
          <Button look="quiet" onPress={() => setAsking('more')} hint="0">
            {say('end.more')}
          </Button>
        </li>
      </ol>
      {asking === 'more' ? (
        <ol className="outcomes">
          {moreOutcomes.map((outcome) => (
            <li key={outcome}>
              <Button look="quiet" onPress={() => end(outcome)} isDisabled={finish.isPending}>
                {say(`outcome.${outcome}`)}
              </Button>
            </li>
          ))}
        </ol>
      ) : null}
      {asking === 'call-back' ? (
        <CallBackTime
          agreed={(callBackAt) => finish.mutate({ outcome: 'call-back-requested', callBackAt })}
          cancel={() => setAsking(undefined)}
        />
      ) : null}
      <Button look="main" onPress={complete} hint="Ctrl+Enter" isDisabled={finish.isPending}>
        {say('outcome.completed')}
      </Button>
      <p role="status">{finish.isPending && finish.failureCount > 0 ? say('end.unheard') : ''}</p>
      <ProblemNote error={finish.error} />
      <GiveBack task={task} released={released} />
    </section>
  );
}
