import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JudgeRequest } from '../../shared/api/graph.ts';
import { useClient } from '../api/api.tsx';

/** What the graph knows of one person: their cases, whom they met, and every link of theirs, those ruled out too. */
export function usePerson(person: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['graph-person', person],
    queryFn: () => client.call('readPerson', { path: { person }, query: {} }),
  });
}

/** One word on who infected somebody; whatever shows links is read anew. */
export function useJudging(person: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: JudgeRequest) => client.call('judgeLink', { path: { person }, body }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['graph-person'] }),
        queries.invalidateQueries({ queryKey: ['picture'] }),
      ]),
  });
}
