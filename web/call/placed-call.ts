import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import type { CallMode } from '../../shared/domain/calls/dialling.ts';
import { useClient } from '../api/api.tsx';
import type { ResponseOf } from '../api/client.ts';
import { useConfig } from '../app/config.tsx';
import { inCall } from './in-call.ts';

type Placed = ResponseOf<'placeCall'>;

/** How often a call that goes on is looked at. */
const look = 1_500;

export interface PlacedCall {
  readonly placed: Placed | undefined;
  readonly error: Error | null;
  readonly isPlacing: boolean;
  /** Rings a phone of the person; the same attempt again is the same call. */
  readonly place: (phone: string, mode: CallMode) => void;
  /** The modes that this installation has, the usual one first. */
  readonly modes: readonly CallMode[];
}

/** The call of the task that is held: placed from here, or found under way after a reload. */
export function usePlacedCall(task: HeldTaskView): PlacedCall {
  const client = useClient();
  const { connect, simulator } = useConfig();
  const [asked, setAsked] = useState(() =>
    task.running === undefined
      ? undefined
      : { attempt: task.running.ordinal, phone: task.running.phone, mode: task.running.mode },
  );
  const request = (of: NonNullable<typeof asked>) =>
    client.call('placeCall', { path: { task: task.id }, body: { epoch: task.epoch, ...of } });
  const placing = useMutation({
    mutationFn: (of: NonNullable<typeof asked>) => request(of),
    onSuccess: (_, of) => setAsked(of),
  });
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
    error: placing.error,
    isPlacing: placing.isPending,
    place: (phone, mode) => placing.mutate({ attempt: task.attempt, phone, mode }),
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
