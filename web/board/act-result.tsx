import { Button } from '../look/button.tsx';
import { Ask } from '../supervise/ask.tsx';
import { useSay } from '../words/words.tsx';
import type { ActName, Progress } from './steer.ts';

interface Result {
  readonly name: ActName;
  readonly progress: Progress;
  readonly close: () => void;
}

/** What an act did, and what it found otherwise than it was counted. */
export function ActResult({ name, progress: { done, unchanged }, close }: Result) {
  const say = useSay();
  return (
    <Ask title={say('act.done')} close={close}>
      <p role="status">{say(`act.done.${name}`, { count: done })}</p>
      {unchanged === 0 ? null : <p>{say('act.unchanged', { count: unchanged })}</p>}
      <Button look="main" onPress={close} autoFocus>
        {say('act.close')}
      </Button>
    </Ask>
  );
}
