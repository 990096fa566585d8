/** One of a list, by what is typed of it: its digit, its words, or their beginning where only one begins so. */

export interface Listed {
  readonly id: string;
  readonly label: string;
  /** Other words for it, by commas. */
  readonly also?: string | undefined;
}

/** Keys in the order of the list: those of the number row, by where they are, so that every layout has them. */
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '='];
const codes = ['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9', 'Digit0'];

/** What is shown beside the nth of a list. */
export const keyOf = (at: number): string | undefined => keys[at];

interface Pressed {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Which of a list a key means. */
export function pressedOf({ code, altKey, ctrlKey, metaKey, shiftKey }: Pressed): number | undefined {
  if (altKey || ctrlKey || metaKey || shiftKey) return undefined;
  const at = [...codes, 'Minus', 'Equal'].indexOf(code.replace('Numpad', 'Digit'));
  return at < 0 ? undefined : at;
}

const folded = (text: string): string => text.trim().toLowerCase().replaceAll('ё', 'е');

export function readListed(typed: string, list: readonly Listed[]): string | undefined {
  const text = folded(typed);
  if (text === '') return undefined;
  const wordsOf = ({ label, also = '' }: Listed) =>
    [label, ...also.split(',')].map(folded).filter((word) => word !== '');
  const exact = list.find((each) => wordsOf(each).includes(text));
  if (exact !== undefined) return exact.id;
  const fit = list.filter((each) => wordsOf(each).some((word) => word.startsWith(text)));
  return fit.length === 1 ? fit[0]?.id : undefined;
}
