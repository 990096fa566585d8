import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { FinishResponse } from '../../shared/api/finish.ts';
import type { Moment } from '../../shared/domain/dates.ts';
import { serverClock } from '../api/server-clock.ts';
import { useSay } from '../words/words.tsx';
import { useBothClocks } from './both-clocks.ts';
import { daysFrom } from './days-from.ts';

type Follows = FinishResponse['follows'];

/** A moment to come, as it is said: "tomorrow at 18:00", or where it is only the earliest one "tomorrow from 9:00". */
function useWhen(): (at: Moment, zone: string | undefined, which: 'at' | 'from') => string {
  const say = useSay();
  const intl = useIntl();
  const both = useBothClocks();
  return useCallback(
    (at, zone, which) => {
      const now = serverClock.now();
      if (Date.parse(at) <= now) return say('when.now');
      return both(at, zone, (timeZone) => {
        const values = { hour: intl.formatTime(at, { timeZone }), which };
        const days = daysFrom(now, Date.parse(at), timeZone);
        if (days === 0) return say('when.today', values);
        if (days === 1) return say('when.tomorrow', values);
        const day = intl.formatDate(at, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
        return say('when.later', { ...values, day });
      });
    },
    [say, intl, both],
  );
}

/**
 * What follows of a call, in words: "tried again tomorrow from 9:00".
 *
 * @param list where the call was: another place or language than it has is said
 */
export function useFollows(): (follows: Follows, list?: string) => string {
  const say = useSay();
  const when = useWhen();
  return useCallback(
    ({ what, kind, at, zone, list }, before) => {
      const follows = say(`follows.${what}`, {
        call: kind === undefined ? '' : say(`follows.call.${kind}`),
        when: at === undefined ? '' : when(at, zone, what === 'call-back' ? 'at' : 'from'),
        known: at === undefined ? 'no' : 'yes',
      });
      const moves = list !== undefined && before !== undefined && placeOf(list) !== placeOf(before);
      return moves ? say('follows.elsewhere', { follows, list }) : follows;
    },
    [say, when],
  );
}

/** A list without its skill: that is another for every kind of call. */
const placeOf = (list: string): string => list.slice(0, list.lastIndexOf('/'));
