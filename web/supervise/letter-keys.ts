import { useEffect, useRef } from 'react';

/** By where a key is and not by what it writes: a Russian layout has the same ones. */
export type LetterKeys = Readonly<Record<string, (() => void) | undefined>>;

const letterOf = (code: string): string | undefined => /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();

/** Where letters are written or chosen by. */
const takesLetters = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [role="menu"], [role="dialog"]') !== null;

/** Letters alone that do something on a screen, wherever nothing is being written. */
export function useLetterKeys(keys: LetterKeys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { code, ctrlKey, altKey, metaKey, repeat, target } = event;
      if (ctrlKey || altKey || metaKey || repeat || takesLetters(target)) return;
      const act = now.current[letterOf(code) ?? ''];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
