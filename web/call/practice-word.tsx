import { useMutation } from '@tanstack/react-query';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';

interface Practising {
  readonly task: HeldTaskView;
  /** The next call is a real one. */
  readonly stopped: () => void;
}

/** Said in colour, so that nobody takes made-up people for real ones, or the other way about. */
export function PracticeWord({ task, stopped }: Practising) {
  const say = useSay();
  const client = useClient();
  const stop = useMutation({
    mutationFn: () =>
      client.call('releaseCall', { path: { task: task.id }, body: { epoch: task.epoch, reason: 'practice' } }),
    onSuccess: stopped,
  });
  if (!task.practice) return null;
  return (
    <div className="practice">
      <p>{say('call.practice')}</p>
      <Button onPress={() => stop.mutate()} isDisabled={stop.isPending}>
        {say('call.practice-stop')}
      </Button>
      <ProblemNote error={stop.error} />
    </div>
  );
}
