import { useQuery } from '@tanstack/react-query';
import { useClient } from '../api/api.tsx';
import type { Client } from '../api/client.ts';

/** A figure as it is asked for; while another question is answered, the answer before stays. */
export function useFigure<Answer>(name: string, question: object, ask: (client: Client) => Promise<Answer>) {
  const client = useClient();
  return useQuery({
    queryKey: ['figure', name, question],
    queryFn: () => ask(client),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
}
