import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useSay } from '../words/words.tsx';

/** Said in colour, so that nobody takes made-up people for real ones, or the other way about. */
export function PracticeWord({ task }: { readonly task: HeldTaskView }) {
  const say = useSay();
  return task.list.startsWith('practice/') ? <p className="practice">{say('call.practice')}</p> : null;
}
