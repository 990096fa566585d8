import { Component, type ReactNode } from 'react';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';

interface Guarded {
  readonly children: ReactNode;
}

/** A screen that cannot be drawn says so, and leaves the way to the others: React would leave a blank page. */
export class FailSafe extends Component<Guarded, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const say = useSay();
  return (
    <main className="stopped">
      <p role="alert">{say('app.failed')}</p>
      <Button look="main" onPress={() => location.reload()} autoFocus>
        {say('app.reload')}
      </Button>
    </main>
  );
}
