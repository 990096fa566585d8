import { useQuery } from '@tanstack/react-query';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useClient } from '../api/api.tsx';
import { useSay } from '../words/words.tsx';
import type { PlacedCall } from './placed-call.ts';

interface Household {
  readonly task: HeldTaskView;
  readonly call: PlacedCall;
  /** The next of them is taken in the same call. */
  readonly isNext: boolean;
  readonly setNext: (isNext: boolean) => void;
}

/** Whether others wait on the number that is on the line: nobody has to be rung for them. */
export function HouseholdWord({ task, call, isNext, setNext }: Household) {
  const say = useSay();
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['household', task.id, task.epoch],
    enabled: call.placed !== undefined,
    queryFn: () => client.call('countHousehold', { path: { task: task.id } }),
  });
  if (data === undefined || data.waiting === 0) return null;
  return (
    <label className="household">
      <input type="checkbox" checked={isNext} onChange={({ target }) => setNext(target.checked)} />{' '}
      {say('household.next', { count: data.waiting })}
    </label>
  );
}
