import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { HeldScreen, MyTaskResponse } from '../../shared/api/my-task.ts';
import { filledProtocol } from '../../shared/domain/protocols/spoken-protocol.ts';
import { useClient } from '../api/api.tsx';
import { serverClock } from '../api/server-clock.ts';
import { useLanguage } from '../words/words.tsx';

const key = ['held-task'];

/** The task that is held, with all that the screen shows of it; null where none is. Read again when it may have changed. */
export function useHeldTask() {
  const client = useClient();
  const queries = useQueryClient();
  const { language } = useLanguage();
  const held = useQuery({
    queryKey: [...key, language],
    queryFn: async ({ signal }) => {
      const held = await client.call('readTask', { query: { language }, signal });
      serverClock.heard(held.at);
      return held;
    },
    staleTime: Number.POSITIVE_INFINITY,
    // What is held is renewed when the network is back (keep-claim.ts): read anew, a claim that ran out would be gone
    // without a word, though nobody has taken it.
    refetchOnReconnect: ({ state }) => (state.data?.task ? false : 'always'),
  });
  const read = useCallback(() => queries.invalidateQueries({ queryKey: key }), [queries]);
  const forget = useCallback(
    () => queries.setQueriesData<MyTaskResponse>({ queryKey: key }, (held) => held && { ...held, task: null }),
    [queries],
  );
  /** Shows what another answer brought; the words of its protocol are asked for once. */
  const show = useCallback(
    async ({ at, task: { values, ...person } }: HeldScreen) => {
      serverClock.heard(at);
      const { id, version } = person.protocol;
      const protocol = await queries.fetchQuery({
        queryKey: ['protocol', id, version, language],
        queryFn: () =>
          client.call('readProtocol', {
            path: { protocol: id, version: String(version) },
            query: { language },
          }),
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: Number.POSITIVE_INFINITY,
      });
      const task = { ...person, script: filledProtocol(protocol, values) };
      queries.setQueryData<MyTaskResponse>([...key, language], { at, task });
    },
    [client, queries, language],
  );
  return { held, read, show, forget };
}
