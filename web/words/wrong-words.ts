import { useSay } from './words.tsx';
import type { WrongHere } from './wrong-here.ts';

/** What is wrong, in the language of the screen. */
export function useWrongWords(): (wrong: WrongHere) => string {
  const say = useSay();
  return ({ code, values }) => say(`wrong.${code}`, values);
}
