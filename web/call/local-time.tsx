import { useEffect, useState } from 'react';
import { FormattedTime } from 'react-intl';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { serverClock } from '../api/server-clock.ts';
import { useSay } from '../words/words.tsx';
import { zoneHere } from './both-clocks.ts';

type There = Pick<HeldTaskView, 'callingTime'>;

/** The zone that the person lives by, or most of those who may. */
export const zoneOf = ({ callingTime }: There): string => callingTime.zones[0] ?? zoneHere();

/** What the clock says where they are, and until when they may be rung. */
export function LocalTime({ task }: { readonly task: There }) {
  const say = useSay();
  const [now, setNow] = useState(serverClock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverClock.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  const zone = zoneOf(task);
  const { by, open, until, opensAt } = task.callingTime;
  return (
    <p>
      {say(by === 'zone' ? 'person.local-time' : 'person.local-time-unknown')}{' '}
      <strong>
        <FormattedTime value={now} timeZone={zone} />
      </strong>
      {open && until !== undefined ? (
        <span className="dim">
          {' · '}
          {say('person.until')} <FormattedTime value={until} timeZone={zone} />
        </span>
      ) : null}
      {open ? null : (
        <span className="problem">
          {' · '}
          {say('person.closed')} {opensAt === undefined ? '' : <FormattedTime value={opensAt} timeZone={zone} />}
        </span>
      )}
    </p>
  );
}
