import { useIntl } from 'react-intl';
import type { Moment } from '../../shared/domain/dates.ts';
import { useBothClocks } from './both-clocks.ts';

interface There {
  readonly at: Moment;
  /** Of whoever is called. */
  readonly zone: string | undefined;
}

/** A day and an hour in short, by their clock and where it differs by the reader's: "Tue, 24 Nov, 9:00". */
export function MomentThere({ at, zone }: There) {
  const intl = useIntl();
  const both = useBothClocks();
  const short = { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const;
  return <>{both(at, zone, (timeZone) => intl.formatDate(at, { ...short, timeZone }))}</>;
}
