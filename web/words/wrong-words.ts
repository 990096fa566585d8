import { useSay, type WordId } from './words.tsx';

/** How the API says what is wrong with a field, by its first words, and how it is said here. */
const known: readonly (readonly [string, WordId])[] = [
  ['is missing', 'wrong.absent'],
  ['is after today', 'wrong.after-today'],
  ['unread', 'wrong.unread'],
  ['incomplete', 'wrong.incomplete'],
  ['this key is of somebody else', 'wrong.somebody-else'],
  ['is past, or more than', 'wrong.past-or-far'],
  ['is past', 'wrong.past'],
  ['is more than', 'wrong.far'],
  ['unknown field', 'wrong.unknown-field'],
  ['a date is written', 'wrong.date'],
  ['Too small', 'wrong.too-small'],
  ['Too big', 'wrong.too-big'],
  ['Invalid option', 'wrong.not-offered'],
  ['Invalid input', 'wrong.kind'],
  ['is no number that can be dialled', 'wrong.number'],
  ['none of them can be read as a number', 'wrong.number'],
  ['is yes or no', 'wrong.yes-or-no'],
  ['a work list is', 'wrong.list'],
  ['work lists are', 'wrong.list'],
  ['say which phone', 'wrong.which-phone'],
];

/**
 * What is wrong, in the language of the screen where there are words for it.
 *
 * @param here words of a screen's own, which come first
 */
export function useWrongWords(here: readonly (readonly [string, WordId])[] = []): (problem: string) => string {
  const say = useSay();
  return (problem) => {
    const id = [...here, ...known].find(([start]) => problem.startsWith(start))?.[1];
    return id === undefined ? say('interview.wrong', { problem }) : say(id);
  };
}
