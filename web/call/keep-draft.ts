import { useCallback, useEffect, useRef, useState } from 'react';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useClient } from '../api/api.tsx';
import { problemIn } from '../api/client.ts';
import { draftOf, type Sheet } from '../interview/sheet.ts';

export type Keeping =
  | { readonly is: 'untouched' | 'typing' | 'saving' | 'unheard' | 'refused' }
  | { readonly is: 'saved'; readonly at: Date };

/** After so long without a key, what was typed is sent; what was not heard is sent again after the longer wait. */
const settle = 700;
const again = 3_000;

interface Kept {
  readonly keeping: Keeping;
  /** Sends at once what was not sent yet. */
  readonly flush: () => Promise<void>;
}

/**
 * Keeps the sheet on the server as it is typed: nothing of it is kept in the browser. One request at a time, the last
 * text wins; without a network it goes on trying, and says so.
 */
export function useKeptDraft(task: HeldTaskView, sheet: Sheet, lost: (code: string) => void): Kept {
  const client = useClient();
  const [keeping, setKeeping] = useState<Keeping>({ is: 'untouched' });
  const sent = useRef(sheet);
  const now = useRef(sheet);
  const busy = useRef<Promise<void> | undefined>(undefined);
  now.current = sheet;

  const send = useCallback(async (): Promise<void> => {
    while (sent.current !== now.current) {
      const sending = now.current;
      setKeeping({ is: 'saving' });
      try {
        const draft = draftOf(task, sending);
        const { savedAt } = await client.call('saveDraft', {
          path: { task: task.id },
          body: { epoch: task.epoch, draft },
        });
        sent.current = sending;
        setKeeping({ is: 'saved', at: new Date(savedAt) });
      } catch (error) {
        const problem = problemIn(error);
        setKeeping({ is: problem === undefined || problem.status >= 500 ? 'unheard' : 'refused' });
        if (problem !== undefined && problem.status < 500) lost(problem.code);
        return;
      }
    }
  }, [client, task, lost]);

  const flush = useCallback((): Promise<void> => {
    busy.current ??= send().finally(() => {
      busy.current = undefined;
    });
    return busy.current;
  }, [send]);

  useEffect(() => {
    if (sheet === sent.current) return;
    setKeeping({ is: 'typing' });
    const timer = setTimeout(() => void flush(), settle);
    return () => clearTimeout(timer);
  }, [sheet, flush]);

  useEffect(() => {
    if (keeping.is !== 'unheard') return;
    const timer = setTimeout(() => void flush(), again);
    addEventListener('online', flush);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', flush);
    };
  }, [keeping, flush]);

  useUnsavedWarning(keeping);
  return { keeping, flush };
}

/** A reload would lose what the server has not heard: the browser asks first. */
function useUnsavedWarning({ is }: Keeping): void {
  useEffect(() => {
    if (is !== 'typing' && is !== 'saving' && is !== 'unheard') return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [is]);
}
