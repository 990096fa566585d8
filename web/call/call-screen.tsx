import { useCallback, useState } from 'react';
import type { FinishResponse } from '../../shared/api/finish.ts';
import { useSay } from '../words/words.tsx';
import { HeldCall } from './held-call.tsx';
import { useHeldTask } from './held-task.ts';
import { Waiting, type WaitingFor } from './waiting.tsx';

/** The operator's one screen: between two calls, or in one. */
export function CallScreen() {
  const say = useSay();
  const { held, read, show, forget } = useHeldTask();
  const task = held.data?.task;
  const [waiting, setWaiting] = useState<WaitingFor>({ because: 'start' });
  const lost = useCallback(
    (code: string) => {
      setWaiting({ because: 'lost', code });
      forget();
    },
    [forget],
  );
  const finished = useCallback(
    async ({ follows, next }: Pick<FinishResponse, 'follows' | 'next'>) => {
      setWaiting({ because: 'finished', follows, list: task?.list, next, practised: task?.practice ?? false });
      if (next !== undefined && 'at' in next) await show(next).catch(read);
      else if (next !== undefined && 'task' in next && next.task !== null) await read();
      else forget();
    },
    [task, read, show, forget],
  );
  const released = useCallback(
    (to?: string) => {
      setWaiting({ because: 'released', to, practised: task?.practice ?? false });
      forget();
    },
    [task, forget],
  );
  const changed = useCallback(() => void read(), [read]);
  if (held.data === undefined) {
    return <p className="stopped">{say(held.isError ? 'app.not-reached' : 'app.loading')}</p>;
  }
  if (task === undefined || task === null) return <Waiting why={waiting} taken={changed} />;
  return (
    <HeldCall
      key={`${task.id} ${task.epoch}`}
      task={task}
      lost={lost}
      finished={finished}
      released={released}
      changed={changed}
    />
  );
}
