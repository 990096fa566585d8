import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { serverClock } from '../api/server-clock.ts';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { useSay } from '../words/words.tsx';
import { useBothClocks } from './both-clocks.ts';
import { zoneOf } from './local-time.tsx';
import { readHour } from './typed-hour.ts';

interface Agreeing {
  readonly task: HeldTaskView;
  readonly agreed: (at: string) => void;
  readonly cancel: () => void;
}

const inFull = { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' } as const;

/** The hour that was agreed, by the person's own clock. It is shown in words before it is sent. */
export function CallBackTime({ task, agreed, cancel }: Agreeing) {
  const say = useSay();
  const intl = useIntl();
  const both = useBothClocks();
  const [typed, setTyped] = useState('');
  const zone = zoneOf(task);
  const at = readHour(typed, serverClock.now(), zone);
  const isToCome = at !== undefined && at > serverClock.now();
  return (
    <form
      className="call-back"
      onSubmit={(event) => {
        event.preventDefault();
        if (isToCome) agreed(new Date(at).toISOString());
      }}
      onKeyDown={(event) => event.key === 'Escape' && cancel()}
    >
      <Field label={say('call-back.when')} help={say('call-back.help')} value={typed} onChange={setTyped} autoFocus />
      <p role="status">
        {isToCome
          ? both(new Date(at).toISOString(), zone, (timeZone) => intl.formatDate(at, { ...inFull, timeZone }))
          : say('call-back.unread')}
      </p>
      <Button look="main" type="submit" hint="Enter" isDisabled={!isToCome}>
        {say('call-back.agree')}
      </Button>
      <Button look="quiet" onPress={cancel} hint="Esc">
        {say('app.cancel')}
      </Button>
    </form>
  );
}
