import { useEffect, useRef, useState } from 'react';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useClient } from '../api/api.tsx';
import { problemIn } from '../api/client.ts';
import { serverClock } from '../api/server-clock.ts';

/** The claim is renewed when a third of it is left, and looked at again when a machine wakes. */
const look = 5_000;
const left = 1 / 3;

/** Holds the task for as long as the screen shows it; says when it is no longer this operator's. */
export function useKeptClaim(task: HeldTaskView, lost: (code: string) => void): void {
  const client = useClient();
  const [until, setUntil] = useState(() => Date.parse(task.claimedUntil));
  const length = useRef(Math.max(until - serverClock.now(), 30_000));
  useEffect(() => {
    let busy = false;
    const renew = async () => {
      if (busy || serverClock.now() < until - length.current * left) return;
      busy = true;
      try {
        const { claimedUntil } = await client.call('renewClaim', {
          path: { task: task.id },
          body: { epoch: task.epoch },
        });
        setUntil(Date.parse(claimedUntil));
      } catch (error) {
        const problem = problemIn(error);
        if (problem !== undefined && problem.status < 500) lost(problem.code);
      } finally {
        busy = false;
      }
    };
    const timer = setInterval(() => void renew(), look);
    const awake = () => void (document.visibilityState === 'visible' && renew());
    document.addEventListener('visibilitychange', awake);
    addEventListener('online', awake);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', awake);
      removeEventListener('online', awake);
    };
  }, [client, task, until, lost]);
}
