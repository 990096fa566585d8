import type { ReactNode } from 'react';
import { useWrongWords } from '../words/wrong-words.ts';
import type { Answering } from './answering.ts';
import { pressedOf } from './typed-choice.ts';

interface Framed extends Answering {
  /** Takes the keys of the number row: which of a list. True where it was one of them. */
  readonly pick?: (at: number) => boolean;
  /** What is typed cannot be read yet: Enter stays. */
  readonly isUnread?: boolean;
  readonly children: ReactNode;
}

/** A question with its keys: Enter moves on. What the server refused of it is said here. */
export function QuestionFrame({ question, sheet, missing, wrong, done, pick, isUnread = false, children }: Framed) {
  const wordsOf = useWrongWords();
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const at = pick === undefined ? undefined : pressedOf(event);
    if (at !== undefined && pick?.(at)) event.preventDefault();
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (!isUnread) done(sheet);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside come up to here
    <div
      data-question={question.id}
      data-takes-digits={pick === undefined ? undefined : true}
      data-missing={missing || undefined}
      data-wrong={wrong === undefined ? undefined : true}
      onKeyDown={onKeyDown}
      className="question"
    >
      {children}
      {wrong === undefined ? null : (
        <p className="problem" role="alert">
          {wordsOf(wrong)}
        </p>
      )}
    </div>
  );
}
