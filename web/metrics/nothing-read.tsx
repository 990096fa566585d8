import { useSay } from '../words/words.tsx';
import { ReadAnew } from './read-anew.tsx';

/** Where there is no snapshot yet: what to do. */
export function NothingRead() {
  const say = useSay();
  return (
    <>
      <p>{say('problem.no-snapshot')}</p>
      <ReadAnew then={() => undefined} />
    </>
  );
}
