import { useQuery } from '@tanstack/react-query';
import { useClient } from '../api/api.tsx';

const every = 10_000;

/** The whole desk, asked for again and again while somebody looks. */
export function useBoard() {
  const client = useClient();
  return useQuery({
    queryKey: ['board'],
    queryFn: ({ signal }) => client.call('readBoard', { signal }),
    refetchInterval: every,
  });
}
