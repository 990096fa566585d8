import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Suggested } from '../supervise/chosen.tsx';
import { useSay } from '../words/words.tsx';
import { namedLists } from './named-lists.ts';
import { ReferralItem } from './referral-item.tsx';
import './referrals.css';

/** Services that were promised on the phone: what is late first, and what became of each. */
export function ReferralsScreen() {
  const say = useSay();
  const intl = useIntl();
  const client = useClient();
  const me = useQuery({ queryKey: ['me'], queryFn: () => client.call('whoAmI', {}) });
  const known = namedLists(me.data?.desk.lists ?? []);
  const [typed, setTyped] = useState<string>();
  const [asked, setAsked] = useState<string>();
  const late = useQuery({
    queryKey: ['referrals', 'late'],
    queryFn: () => client.call('readLateReferrals', {}),
    enabled: me.data?.roles.includes('supervisor') ?? false,
    refetchInterval: 60_000,
  });
  const lateLists = late.data?.lists ?? [];
  const list = asked ?? lateLists[0]?.list ?? known[0];
  const { data, error, isFetching } = useQuery({
    queryKey: ['referrals', list],
    queryFn: () => client.call('readReferrals', { query: { list: list ?? '' } }),
    enabled: list !== undefined,
    refetchInterval: 60_000,
  });
  const show = (on: string) => {
    setTyped(on);
    setAsked(on);
  };
  return (
    <main className="sheet">
      <h1>{say('referrals.title')}</h1>
      <form
        className="referral-list"
        onSubmit={(event) => {
          event.preventDefault();
          show((typed ?? list ?? '').trim());
        }}
      >
        <Suggested
          label={say('referrals.list')}
          value={typed ?? list ?? ''}
          change={setTyped}
          known={[...new Set([...lateLists.map(({ list: on }) => on), ...known])]}
        />
        <Button type="submit">{say('referrals.show')}</Button>
      </form>
      {lateLists.length === 0 ? null : (
        <nav className="late-lists" aria-label={say('referrals.late-on')}>
          {lateLists.map(({ list: on, late: count, more }) => (
            <Button key={on} look={on === list ? 'main' : 'plain'} onPress={() => show(on)}>
              {say('referrals.late-count', { list: on, count, more: more ? 'yes' : 'no' })}
            </Button>
          ))}
        </nav>
      )}
      <ProblemNote error={error} />
      {data === undefined ? (
        <p>{list === undefined ? say('referrals.choose') : isFetching ? say('app.loading') : null}</p>
      ) : (
        <>
          <p>
            {say('referrals.figures', {
              asked: data.figures.asked,
              done: data.figures.done,
              share: intl.formatNumber(data.figures.asked === 0 ? 0 : data.figures.sameDay / data.figures.asked, {
                style: 'percent',
              }),
            })}
          </p>
          <p role="status">{say('referrals.count', { count: data.referrals.length })}</p>
          <ul className="plain referrals">
            {data.referrals.map((referral) => (
              <ReferralItem key={referral.id} referral={referral} user={me.data?.user} />
            ))}
          </ul>
        </>
      )}
    </main>
  );
}
