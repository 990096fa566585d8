import { useEffect, useRef } from 'react';

/**
 * Keys of the whole screen, by where they are on the keyboard and not by what they write: a Russian layout has the
 * same ones. A digit alone counts only where nothing is being written; with Alt it counts everywhere.
 */
export interface Keys {
  /** F2: what is done most now. */
  readonly main?: (() => void) | undefined;
  /** F8. */
  readonly emergency?: (() => void) | undefined;
  /** Ctrl+Enter: the call is done. */
  readonly done?: (() => void) | undefined;
  /** Of the number row or the number pad: 0 to 9. */
  readonly digit?: ((digit: number) => void) | undefined;
}

const digitOf = (code: string): number | undefined => {
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  return digit === undefined ? undefined : Number(digit);
};

/** Where digits belong to what is focused. */
const takesDigits = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [data-takes-digits], [role="dialog"]') !== null;

export function useKeys(keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = actOf(event, now.current);
      if (act === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) act();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

function actOf(event: KeyboardEvent, { main, emergency, done, digit }: Keys): (() => void) | undefined {
  const { code, altKey, ctrlKey, metaKey, target } = event;
  if (code === 'F2') return main;
  if (code === 'F8') return emergency;
  if (code === 'Enter' && (ctrlKey || metaKey)) return done;
  const pressed = digitOf(code);
  if (pressed === undefined || ctrlKey || metaKey || digit === undefined) return undefined;
  return altKey || !takesDigits(target) ? () => digit(pressed) : undefined;
}
