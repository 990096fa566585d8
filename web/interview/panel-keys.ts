import type { RefObject } from 'react';
import { columnOf, focusQuestion } from './in-row.ts';

interface Turning {
  readonly place: RefObject<HTMLElement | null>;
  /** To the next section, or back. */
  readonly turn: (step: number) => void;
  readonly leave: (() => void) | undefined;
}

/**
 * Keys of the whole interview: arrows up and down go from question to question (those to the sides choose within one),
 * PageUp and PageDown from section to section, Escape to how the call ended. Rows and lines of text keep their arrows.
 */
export function usePanelKeys({ place, turn, leave }: Turning) {
  const neighbour = (from: Element, step: number) => {
    const all = [...(place.current?.querySelectorAll('[data-question]') ?? [])];
    const at = all.findIndex((question) => question.contains(from));
    const id = at < 0 ? undefined : all[at + step]?.getAttribute('data-question');
    return id ? focusQuestion(place.current, { question: id }) : false;
  };
  return (event: React.KeyboardEvent) => {
    const { code, target, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return;
    if (code === 'PageUp' || code === 'PageDown') turn(code === 'PageUp' ? -1 : 1);
    else if (code === 'Escape' && leave !== undefined && target.closest('[data-keeps-escape]') === null) leave();
    else if (code === 'ArrowUp' || code === 'ArrowDown') {
      if (target instanceof HTMLTextAreaElement || isInRows(target, code)) return;
      neighbour(target, code === 'ArrowUp' ? -1 : 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Whether there is another row on that side: then the arrow is the row's. */
function isInRows(target: Element, code: string): boolean {
  const row = target.closest('[data-row]');
  const next = code === 'ArrowUp' ? row?.previousElementSibling : row?.nextElementSibling;
  return columnOf(target) !== undefined && Boolean(next);
}
