import { useSay, type WordId } from '../words/words.tsx';

/** How the API says what is wrong, by its first words, and how it is said here. */
const known: readonly (readonly [string, WordId])[] = [
  ['is missing', 'wrong.missing'],
  ['is after today', 'wrong.after-today'],
  ['unread', 'wrong.unread'],
  ['incomplete', 'wrong.incomplete'],
  ['this key is of somebody else', 'wrong.somebody-else'],
  ['is past, or more than', 'wrong.past-or-far'],
];

/** What is wrong, in the language of the screen where there are words for it. */
export function useWrongWords(): (problem: string) => string {
  const say = useSay();
  return (problem) => {
    const id = known.find(([start]) => problem.startsWith(start))?.[1];
    return id === undefined ? say('interview.wrong', { problem }) : say(id);
  };
}
