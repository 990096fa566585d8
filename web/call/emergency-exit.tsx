import { useMutation } from '@tanstack/react-query';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { useKeys } from './keys.ts';

/** Help, in one act: the call goes on, and a supervisor sees it at once. */
export function EmergencyExit({ task }: { readonly task: HeldTaskView }) {
  const say = useSay();
  const client = useClient();
  const raise = useMutation({
    mutationFn: () => client.call('raiseEmergency', { path: { task: task.id }, body: { epoch: task.epoch } }),
    retry: 20,
    retryDelay: 1_000,
    networkMode: 'always',
  });
  const act = () => void (raise.isPending || raise.mutate());
  useKeys({ emergency: act });
  return (
    <section className="emergency">
      <Button look="alarm" onPress={act} hint="F8">
        {say('emergency.raise')}
      </Button>
      <p role="status">
        {raise.isSuccess
          ? say(task.practice ? 'emergency.practised' : 'emergency.raised')
          : raise.isPending
            ? say('emergency.raising')
            : ''}
      </p>
      <ProblemNote error={raise.error} />
    </section>
  );
}
