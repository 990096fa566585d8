import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { FinishResponse } from '../../shared/api/calls.ts';
import { useSay } from '../words/words.tsx';

type Follows = FinishResponse['follows'];

/** What follows of a call, in words: "tries again tomorrow at 18:00". */
export function useFollows(): (follows: Follows) => string {
  const say = useSay();
  const intl = useIntl();
  return useCallback(
    ({ what, at }) => {
      const when =
        at === undefined
          ? ''
          : intl.formatDate(at, { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
      return say(`follows.${what}`, { when, known: at === undefined ? 'no' : 'yes' });
    },
    [say, intl],
  );
}
