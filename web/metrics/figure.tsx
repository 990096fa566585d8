import type { ReactNode } from 'react';
import { ProblemNote } from '../api/problem-note.tsx';
import { useSay } from '../words/words.tsx';

interface Framed {
  readonly title: string;
  readonly error: Error | null;
  /** Undefined until it comes. */
  readonly children: ReactNode;
}

/** One figure with its heading. What goes wrong with one leaves the others. */
export function Figure({ title, error, children }: Framed) {
  const say = useSay();
  return (
    <section>
      <h2>{title}</h2>
      <ProblemNote error={error} />
      {children ?? (error ? null : <p role="status">{say('app.loading')}</p>)}
    </section>
  );
}
