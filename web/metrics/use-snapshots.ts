import { useQuery } from '@tanstack/react-query';
import { useClient } from '../api/api.tsx';

/** Which snapshots there are, and of which diseases the newest has cases. */
export function useSnapshots() {
  const client = useClient();
  return useQuery({ queryKey: ['snapshots'], queryFn: () => client.call('listSnapshots', {}) });
}
