import { useEffect, useState } from 'react';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import type { Waited } from './placed-call.ts';

interface Waits {
  readonly waited: Waited;
  readonly stop: () => void;
}

/** The lines are busy: the call is dialled by itself, and need not be. */
export function DialWaits({ waited: { code, at }, stop }: Waits) {
  const say = useSay();
  return (
    <>
      <p className="stage">
        <span role="status">
          {say(code === 'carrier-down' ? 'control.waits.carrier-down' : 'control.waits.too-fast')}
        </span>{' '}
        <SecondsTo at={at} />
      </p>
      <Button onPress={stop} hint="Esc">
        {say('control.waits.stop')}
      </Button>
    </>
  );
}

/** Not read out: a voice that counts seconds helps nobody. */
function SecondsTo({ at }: { readonly at: number }) {
  const say = useSay();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <span aria-hidden>{say('control.waits.seconds', { seconds: Math.max(0, Math.ceil((at - now) / 1000)) })}</span>
  );
}
