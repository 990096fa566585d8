import { useWrongWords } from '../words/wrong-words.ts';

const here = [['is missing', 'wrong.missing']] as const;

/** What is wrong with an answer: one that is missing may be left out where the interview is recorded as partly done. */
export const useWrongAnswer = () => useWrongWords(here);
