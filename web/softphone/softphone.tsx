import { lazy, Suspense, useState } from 'react';
import { useConfig } from '../app/config.tsx';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import './softphone.css';

/** A megabyte that only installations with an instance need. */
const ControlPanel = lazy(() => import('./control-panel.tsx').then((module) => ({ default: module.ControlPanel })));

/** Amazon Connect's own softphone, where there is an instance: it goes on ringing and talking while it is folded away. */
export function Softphone() {
  const say = useSay();
  const { connect } = useConfig();
  const [isOpen, setOpen] = useState(true);
  if (connect === undefined) return null;
  return (
    <section className="softphone" aria-label={say('softphone.title')} data-open={isOpen || undefined}>
      <Button look="quiet" onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        {say('softphone.title')}
      </Button>
      <Suspense fallback={<p>{say('app.loading')}</p>}>
        <ControlPanel ccpUrl={connect.ccpUrl} region={connect.region} />
      </Suspense>
    </section>
  );
}
