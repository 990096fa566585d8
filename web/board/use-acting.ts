import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../api/api.tsx';
import { type Act, carryOut, notBegun, type Over, type Progress, steer } from './steer.ts';

/** A count is asked for before anybody has said why. */
const counting = 'counted before the act';

/** Counts what an act is for, then carries it out page by page. */
export function useActing() {
  const client = useClient();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const count = useMutation({
    mutationFn: async ({ act, over }: { readonly act: Act; readonly over: Over }) => {
      const {
        count: n = 0,
        atLeast = false,
        token,
      } = await steer(client, act, over, { dryRun: true, reason: counting });
      return { act, over, n, atLeast, token };
    },
  });
  const carry = useMutation({
    mutationFn: async (doing: { act: Act; over: Over; token?: string | undefined; reason: string }) => {
      const { act, over, token, reason } = doing;
      const page = (cursor: string | undefined) =>
        steer(client, act, over, { reason, ...(token && { token }), ...(cursor && { cursor }) });
      await carryOut(page, progress ?? notBegun, setProgress);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['board'] }),
  });
  return { count, carry, progress };
}
