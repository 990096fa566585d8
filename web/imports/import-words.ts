import { useSay, type WordId } from '../words/words.tsx';

/** How an import says what is wrong, by its first words. */
const known: readonly (readonly [string, WordId])[] = [
  ['is missing', 'imports.wrong.absent'],
  ['is no day written', 'imports.wrong.day'],
  ['the dates can be read', 'imports.wrong.dates-ambiguous'],
  ['the dates are in no usual form', 'imports.wrong.dates-form'],
  ['dateFormat has', 'imports.wrong.date-format'],
  ['is of a row with', 'imports.wrong.slipped'],
  ['cannot be used as it is written', 'imports.wrong.unusable'],
  ['is none of', 'imports.wrong.none-of'],
  ['is the same person', 'imports.wrong.self'],
  ['is in row', 'imports.wrong.contradicts'],
  ['no column was found', 'imports.wrong.no-column'],
  ['is no column', 'imports.wrong.no-column'],
  ['is the number of a case of another disease', 'imports.wrong.other-disease'],
  ['is longer than', 'imports.wrong.long'],
  ['says the same again', 'imports.wrong.repeated'],
  ['is somebody whose infection is known', 'imports.wrong.joins'],
];

/** What is wrong with a row, in the language of the screen where there are words for it. */
export function useImportWords(): (problem: string) => string {
  const say = useSay();
  return (problem) => {
    const id = known.find(([start]) => problem.startsWith(start))?.[1];
    return id === undefined ? problem : say(id);
  };
}
