import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import type { CallMode } from '../../shared/domain/calls/dialling.ts';
import { useClient } from '../api/api.tsx';
import { problemIn, type ResponseOf } from '../api/client.ts';
import { useConfig } from '../app/config.tsx';
import { dialAgain, type Order, orderOf } from './dial-again.ts';
import { isGoneAtDial } from './gone.ts';
import { inCall } from './in-call.ts';

type Placed = ResponseOf<'placeCall'>;

/** How often a call that goes on is looked at. */
const look = 1_500;

/** A dial that was refused for now, and is made again by itself. */
export interface Waited {
  /** Why it was refused. */
  readonly code: string;
  /** When it is made, by this machine's clock. */
  readonly at: number;
}

export interface PlacedCall {
  readonly placed: Placed | undefined;
  readonly error: Error | null;
  readonly isPlacing: boolean;
  readonly waited: Waited | undefined;
  /** Rings a phone of the person; the same attempt again is the same call. */
  readonly place: (phone: string, mode: CallMode) => void;
  /** Dials nobody by itself any more. */
  readonly stop: () => void;
  /** The modes that this installation has, the usual one first. */
  readonly modes: readonly CallMode[];
}

interface Dialling {
  readonly task: HeldTaskView;
  /** The task is no longer this operator's. */
  readonly lost: (code: string) => void;
  /** What the screen shows of the task may be so no longer. */
  readonly changed: () => void;
}

/** An order on its way, after so many refusals. */
interface Try {
  readonly order: Order;
  readonly refusals: number;
}

/** The call of the task that is held: placed from here, or found under way after a reload. */
export function usePlacedCall({ task, lost, changed }: Dialling): PlacedCall {
  const client = useClient();
  const { connect, simulator } = useConfig();
  const [asked, setAsked] = useState<Order | undefined>(() =>
    task.running === undefined
      ? undefined
      : { attempt: task.running.ordinal, phone: task.running.phone, mode: task.running.mode },
  );
  const [waited, setWaited] = useState<Waited & Try>();
  const stopped = useRef(false);
  const request = (of: Order) =>
    client.call('placeCall', { path: { task: task.id }, body: { epoch: task.epoch, ...of } });
  const placing = useMutation({
    mutationFn: ({ order }: Try) => request(order),
    onSuccess: (_, { order }) => {
      setWaited(undefined);
      setAsked(order);
    },
    onError: (error, { order, refusals }) => {
      const problem = problemIn(error);
      const again = problem && !stopped.current && dialAgain(order, problem, refusals + 1, Math.random());
      setWaited(
        again
          ? { code: problem.code, at: Date.now() + again.waitMs, order: again.order, refusals: refusals + 1 }
          : undefined,
      );
      if (again || problem === undefined) return;
      if (isGoneAtDial(problem.code)) lost(problem.code);
      else changed();
    },
  });
  const { mutate, isPending, reset } = placing;
  useEffect(() => {
    if (waited === undefined) return undefined;
    const timer = setTimeout(() => mutate(waited), waited.at - Date.now());
    return () => clearTimeout(timer);
  }, [waited, mutate]);
  const watched = useQuery({
    queryKey: ['call', task.id, task.epoch, asked],
    enabled: asked !== undefined,
    queryFn: () => (asked === undefined ? undefined : request(asked)),
    refetchInterval: ({ state }) => (goesOn(state.data) ? look : false),
    refetchIntervalInBackground: true,
  });
  const placed = watched.data ?? placing.data;
  const live = goesOn(placed);
  useEffect(() => {
    inCall.set(live || placed?.attempt.mode === 'manual');
    return () => inCall.set(false);
  }, [live, placed]);
  return {
    placed,
    error: waited === undefined ? placing.error : null,
    isPlacing: isPending || waited !== undefined,
    waited,
    place: (phone, mode) => {
      stopped.current = false;
      mutate({ order: orderOf(task, phone, mode), refusals: 0 });
    },
    stop: useCallback(() => {
      if (waited === undefined) return;
      setWaited(undefined);
      // One that is on its way cannot be called back; refused once more, it is not made again.
      stopped.current = true;
      if (isPending) return;
      reset();
      changed();
    }, [isPending, waited, reset, changed]),
    // A made-up person's number rings nowhere.
    modes: (connect !== undefined || simulator) && !task.practice ? ['connect', 'manual'] : ['manual'],
  };
}

/** Whether telephony may still tell more: of a call by hand it never tells anything. */
const goesOn = (placed: Placed | undefined): boolean =>
  placed !== undefined &&
  placed.attempt.mode !== 'manual' &&
  placed.attempt.state === 'dialling' &&
  placed.attempt.call?.ended !== true;
