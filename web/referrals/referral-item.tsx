import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FormattedDate } from 'react-intl';
import { useClient } from '../api/api.tsx';
import type { ResponseOf } from '../api/client.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { nextStates } from './next-states.ts';
import { WhomFor } from './whom-for.tsx';

interface Item {
  readonly referral: ResponseOf<'readReferrals'>['referrals'][number];
  readonly user: string | undefined;
}

/** One service: what it is, by when, and what can be said of it now. Whose it is, only whoever accepts it sees. */
export function ReferralItem({ referral, user }: Item) {
  const say = useSay();
  const client = useClient();
  const queries = useQueryClient();
  const tell = useMutation({
    mutationFn: (state: ReturnType<typeof nextStates>[number]) =>
      client.call('tellReferral', { path: { referral: referral.id }, body: { state } }),
    onSuccess: (_, state) =>
      state === 'accepted' ? undefined : queries.invalidateQueries({ queryKey: ['referrals'] }),
  });
  const { kind, disease, state, due, late, askedOn, acceptedBy } = tell.data?.referral ?? referral;
  return (
    <li className="referral" data-late={late || undefined}>
      <div>
        <strong>{say(`referral.${kind}`)}</strong> <span className="dim">{disease}</span>{' '}
        {late ? <span className="mark late">{say('referrals.late')}</span> : null}
        <div>
          {say('referrals.due')} <FormattedDate value={due} dateStyle="medium" timeStyle="short" />,{' '}
          {say('referrals.asked-on')} <FormattedDate value={askedOn} dateStyle="medium" timeZone="UTC" />.{' '}
          {acceptedBy === undefined
            ? state === 'asked'
              ? null
              : say(`referral.state.${state}`)
            : say('referrals.accepted-by', { who: acceptedBy === user ? say('referrals.me') : acceptedBy })}
        </div>
        <WhomFor details={tell.data?.details} />
        <ProblemNote error={tell.error} />
      </div>
      <div className="ends">
        {nextStates(state, acceptedBy === undefined || acceptedBy === user).map((next) => (
          <Button
            key={next}
            look={next === 'done' ? 'main' : 'plain'}
            isDisabled={tell.isPending}
            onPress={() => tell.mutate(next)}
          >
            {say(state === 'accepted' && next === 'accepted' ? 'referrals.show-again' : `referrals.do.${next}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}
