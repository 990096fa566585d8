import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';

/** A new snapshot, for whoever cannot wait for the hour. */
export function ReadAnew({ then }: { readonly then: () => void }) {
  const say = useSay();
  const client = useClient();
  const queries = useQueryClient();
  const build = useMutation({
    mutationFn: () => client.call('buildSnapshot', { body: {} }),
    onSuccess: () => {
      then();
      return Promise.all(['snapshots', 'figure', 'flags'].map((of) => queries.invalidateQueries({ queryKey: [of] })));
    },
  });
  return (
    <>
      <Button onPress={() => build.mutate()} isDisabled={build.isPending}>
        {say(build.isPending ? 'metrics.reading' : 'metrics.read-anew')}
      </Button>
      <ProblemNote error={build.error} />
    </>
  );
}
