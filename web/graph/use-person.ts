import { type Query, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EdgeView, JudgeRequest } from '../../shared/api/graph.ts';
import { useClient } from '../api/api.tsx';
import { judgedIn } from './judged-in.ts';
import type { Loaded } from './loaded.ts';

/** What the graph knows of one person: their cases, whom they met, and every link of theirs, those ruled out too. */
export function usePerson(person: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['graph-person', person],
    queryFn: () => client.call('readPerson', { path: { person }, query: {} }),
  });
}

/** One word on a link: it is so at once in whatever shows it, and read anew when that is looked at again. */
export function useJudging(link: EdgeView) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: JudgeRequest) => client.call('judgeLink', { path: { person: link.to }, body }),
    onSuccess: ({ preferred }, { judged }) => {
      const ofLinks = { predicate: ({ queryKey }: Query) => queryKey[0] === 'picture' && isOverLinks(queryKey[1]) };
      queries.setQueriesData<Loaded>(
        ofLinks,
        (loaded) => loaded && judgedIn(loaded, { ...link, state: judged }, preferred),
      );
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['graph-person'] }),
        queries.invalidateQueries({ ...ofLinks, refetchType: 'none' }),
      ]);
    },
  });
}

const isOverLinks = (wanted: unknown): boolean =>
  typeof wanted === 'object' && wanted !== null && 'over' in wanted && wanted.over === 'links';
