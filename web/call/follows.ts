import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { FinishResponse } from '../../shared/api/finish.ts';
import { serverClock } from '../api/server-clock.ts';
import { useSay } from '../words/words.tsx';
import { daysFrom } from './days-from.ts';

type Follows = FinishResponse['follows'];

/** A moment to come, as it is said: "tomorrow at 18:00". */
function useWhen(): (at: string) => string {
  const say = useSay();
  const intl = useIntl();
  return (at) => {
    const hour = intl.formatTime(at);
    const days = daysFrom(serverClock.now(), Date.parse(at));
    if (days === 0) return say('when.today', { hour });
    if (days === 1) return say('when.tomorrow', { hour });
    return say('when.later', { day: intl.formatDate(at, { weekday: 'long', day: 'numeric', month: 'long' }), hour });
  };
}

/** What follows of a call, in words: "tried again tomorrow at 18:00". */
export function useFollows(): (follows: Follows) => string {
  const say = useSay();
  const when = useWhen();
  return useCallback(
    ({ what, at }) =>
      say(`follows.${what}`, { when: at === undefined ? '' : when(at), known: at === undefined ? 'no' : 'yes' }),
    [say, when],
  );
}
