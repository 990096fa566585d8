import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useClient } from '../api/api.tsx';
import type { ResponseOf } from '../api/client.ts';
import { useSay } from '../words/words.tsx';

const every = 60_000;

const lateIn = (lists: ResponseOf<'readLateReferrals'>['lists']) => ({
  count: lists.reduce((sum, { late }) => sum + late, 0),
  more: lists.some(({ more }) => more) ? 'yes' : 'no',
});

/** What waits for a supervisor on other screens: as many as are read at once, and whether there are more. */
export function Elsewhere() {
  const say = useSay();
  const client = useClient();
  const reviews = useQuery({
    queryKey: ['reviews', 'count'],
    queryFn: async () => {
      const { reviews: waiting, next } = await client.call('listReviews', {});
      return { count: waiting.length, more: next === undefined ? 'no' : 'yes' };
    },
    refetchInterval: every,
  });
  const setAside = useQuery({
    queryKey: ['set-aside', 'count'],
    queryFn: async () => {
      const { setAside: waiting, next } = await client.call('listSetAside', {});
      return {
        count: waiting.filter(({ sentAgain }) => sentAgain === undefined).length,
        more: next === undefined ? 'no' : 'yes',
      };
    },
    refetchInterval: every,
  });
  const late = useQuery({
    queryKey: ['referrals', 'late'],
    queryFn: () => client.call('readLateReferrals', {}),
    refetchInterval: every,
  });
  return (
    <p className="elsewhere">
      {reviews.data === undefined ? null : <Link href="/reviews">{say('board.reviews', reviews.data)}</Link>}
      {setAside.data === undefined ? null : <Link href="/set-aside">{say('board.set-aside', setAside.data)}</Link>}
      <Link href="/referrals">
        {late.data === undefined ? say('referrals.title') : say('board.late-referrals', lateIn(late.data.lists))}
      </Link>
    </p>
  );
}
