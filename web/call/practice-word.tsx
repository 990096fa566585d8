import { useSay } from '../words/words.tsx';

/** Said in colour, so that nobody takes made-up people for real ones, or the other way about. */
export function PracticeWord({ isPractice }: { readonly isPractice: boolean }) {
  const say = useSay();
  return isPractice ? <p className="practice">{say('call.practice')}</p> : null;
}
