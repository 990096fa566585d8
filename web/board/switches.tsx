import { useState } from 'react';
import { type Moment, plusMinutes } from '../../shared/domain/dates.ts';
import { useClient } from '../api/api.tsx';
import { useSay } from '../words/words.tsx';
import { Duration } from './duration.tsx';
import { SwitchDialog } from './switch-dialog.tsx';

interface Closing {
  readonly close: () => void;
}

/** A list is not served for a while, or again. */
export function PauseDialog({
  list,
  paused,
  at,
  close,
}: Closing & { readonly list: string; readonly paused: boolean; readonly at: Moment }) {
  const say = useSay();
  const client = useClient();
  const [minutes, setMinutes] = useState(0);
  const until = minutes === 0 ? {} : { until: plusMinutes(at, minutes) };
  return (
    <SwitchDialog
      title={say(paused ? 'pause.title.off' : 'pause.title.on', { list })}
      meaning={say(paused ? 'pause.means.off' : 'pause.means.on')}
      does={say(paused ? 'pause.do.off' : 'pause.do.on')}
      did={say(paused ? 'pause.done.off' : 'pause.done.on', { list })}
      act={(reason) => client.call('pauseList', { body: { list, paused: !paused, reason, ...(paused ? {} : until) } })}
      close={close}
    >
      {paused ? null : (
        <Duration label={say('pause.until')} minutes={minutes} change={setMinutes} endless={say('pause.endless')} />
      )}
    </SwitchDialog>
  );
}

/** A jurisdiction works by the rules of a surge, or by its own again. */
export function SurgeDialog({
  jurisdiction,
  surging,
  close,
}: Closing & { readonly jurisdiction: string; readonly surging: boolean }) {
  const say = useSay();
  const client = useClient();
  return (
    <SwitchDialog
      title={say(surging ? 'surge.title.off' : 'surge.title.on', { jurisdiction })}
      meaning={say(surging ? 'surge.means.off' : 'surge.means.on')}
      does={say(surging ? 'surge.do.off' : 'surge.do.on')}
      did={say(surging ? 'surge.done.off' : 'surge.done.on', { jurisdiction })}
      act={(reason) => client.call('switchSurge', { body: { jurisdiction, on: !surging, reason } })}
      close={close}
    />
  );
}

/** Somebody was stopped for giving back too many calls, and a supervisor has spoken to them. */
export function LetGoOnDialog({ operator, close }: Closing & { readonly operator: string }) {
  const say = useSay();
  const client = useClient();
  return (
    <SwitchDialog
      title={say('go-on.title', { operator })}
      meaning={say('go-on.means')}
      does={say('go-on.do')}
      did={say('go-on.done', { operator })}
      act={() => client.call('keepStaff', { body: { letGoOn: [operator] } })}
      close={close}
      plain
    />
  );
}

/** An emergency was dealt with: what was done is shown to whoever holds the person next. */
export function CloseAlertDialog({
  alert,
  operator,
  close,
}: Closing & { readonly alert: string; readonly operator: string }) {
  const say = useSay();
  const client = useClient();
  return (
    <SwitchDialog
      title={say('alert.title', { operator })}
      meaning={say('alert.means')}
      does={say('alert.do')}
      did={say('alert.done')}
      asks={say('alert.asks')}
      act={(note) => client.call('closeAlert', { path: { alert }, body: { note } })}
      close={close}
    />
  );
}
