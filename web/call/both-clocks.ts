import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Moment } from '../../shared/domain/dates.ts';
import { dayIn } from '../../shared/domain/hours/local-day.ts';
import { offsetAt } from '../../shared/domain/hours/zone-offset.ts';
import { useSay } from '../words/words.tsx';

/** The zone that this machine's clock is set to. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether clocks of both zones show the same hour at this moment. */
export const sameHour = (at: Moment, one: string, other: string): boolean =>
  offsetAt(one, Date.parse(at)) === offsetAt(other, Date.parse(at));

/**
 * A moment by the clock of whoever is called, and by the reader's own too where that shows another hour: "tomorrow at 9:00
 * their time (2:00 yours)". `inZone` says it by one clock; the reader's day is said again only where it is another one.
 */
export function useBothClocks(): (at: Moment, zone: string | undefined, inZone: (zone: string) => string) => string {
  const say = useSay();
  const intl = useIntl();
  return useCallback(
    (at, zone, inZone) => {
      const here = zoneHere();
      if (zone === undefined || sameHour(at, zone, here)) return inZone(here);
      const sameDay = dayIn(zone, at) === dayIn(here, at);
      const yours = sameDay ? intl.formatTime(at, { timeZone: here }) : inZone(here);
      return say('when.both', { theirs: inZone(zone), yours });
    },
    [say, intl],
  );
}
