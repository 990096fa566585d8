import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { FormattedDate } from 'react-intl';
import type { ClaimResponse } from '../../shared/api/calls.ts';
import type { FinishResponse } from '../../shared/api/finish.ts';
import { useClient } from '../api/api.tsx';
import { type Client, problemIn } from '../api/client.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { useFollows } from './follows.ts';
import { useKeys } from './keys.ts';
import { RingBack } from './ring-back.tsx';
import { ShiftWord } from './shift-word.tsx';

/** Why no call is on the screen. */
export type WaitingFor = { /** The last one was made up. */ readonly practised?: boolean } & (
  | { readonly because: 'start' }
  /** `to`: whoever it was passed on to; else it went back to its line. */
  | { readonly because: 'released'; readonly to?: string | undefined }
  | { readonly because: 'lost'; readonly code: string }
  | {
      readonly because: 'finished';
      readonly follows: FinishResponse['follows'];
      /** The list on which this call was. */
      readonly list: string | undefined;
      readonly next: FinishResponse['next'];
    }
);

interface Between {
  readonly why: WaitingFor;
  readonly taken: () => void;
}

/** A second apart. */
const practiceTries = 8;

/** Between two calls: what became of the last one, and the next one on one key. */
export function Waiting({ why, taken }: Between) {
  const say = useSay();
  const client = useClient();
  const says = useFollows();
  const claim = useMutation({
    mutationFn: async (practice: boolean) => {
      if (!practice) return client.call('claimCall', { body: {} });
      await client.call('openPractice', { body: {} });
      return claimPractice(client);
    },
    onSuccess: ({ task }) => task !== null && taken(),
  });
  const take = (practice: boolean) => void (claim.isPending || claim.mutate(practice));
  const next = () => take(false);
  useKeys({ main: next });
  const held = problemIn(claim.error)?.code === 'holds-another';
  useEffect(() => void (held && taken()), [held, taken]);
  const answer = claim.data ?? (why.because === 'finished' && why.next && 'task' in why.next ? why.next : undefined);
  const refused = why.because === 'finished' && why.next && 'problem' in why.next ? why.next.problem : undefined;
  const askAgainAt = answer?.task === null && 'askAgainAt' in answer ? answer.askAgainAt : undefined;
  return (
    <main className="between">
      <h1 className="unseen">{say('call.title')}</h1>
      {why.because === 'finished' ? (
        <p role="status">{say('call.recorded', { follows: says(why.follows, why.list) })}</p>
      ) : null}
      {why.practised ? (
        <p role="status" className="practice">
          {say('call.practice-over')}
        </p>
      ) : null}
      {why.because === 'released' && !why.practised ? (
        <p role="status">{why.to === undefined ? say('call.given-back') : say('call.passed-on', { to: why.to })}</p>
      ) : null}
      {why.because === 'lost' ? <p role="alert">{say(lostAs(why.code))}</p> : null}
      <Button look="main" onPress={next} hint="Enter" isDisabled={claim.isPending} autoFocus>
        {say('call.next')}
      </Button>
      {answer?.task === null ? (
        <p role="status">
          {askAgainAt === undefined ? (
            say('call.none')
          ) : (
            <>
              {say('call.none-until')} <FormattedDate value={askAgainAt} dateStyle="full" timeStyle="short" />
            </>
          )}
        </p>
      ) : null}
      <ProblemNote error={claim.error} problem={refused} />
      <RingBack taken={taken} />
      <Button onPress={() => take(true)}>{say('call.practise')}</Button>
      <ShiftWord />
    </main>
  );
}

/** Whoever was put in line just now is found when the counters of the line have followed: within seconds. */
async function claimPractice(client: Client): Promise<ClaimResponse> {
  for (let tries = 1; ; tries++) {
    const answer = await client.call('claimCall', { body: { practice: true } });
    if (answer.task !== null || tries === practiceTries) return answer;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Why what was held is gone. */
const lostAs = (code: string) =>
  code === 'other-result-recorded' ? 'call.ended-elsewhere' : code === 'line-busy' ? 'problem.line-busy' : 'call.lost';
