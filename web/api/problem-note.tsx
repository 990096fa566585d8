import type { Problem } from '../../shared/api/problem.ts';
import { useSay, useWord } from '../words/words.tsx';
import { useWrongWords } from '../words/wrong-words.ts';
import { problemIn } from './client.ts';

interface Note {
  readonly error?: Error | null | undefined;
  readonly problem?: Problem | undefined;
  /** Fields that are shown where they were asked. */
  readonly elsewhere?: RegExp;
}

/** What went wrong and what to do, in the words of the screen where there are any. */
export function ProblemNote({ error, problem = problemIn(error), elsewhere }: Note) {
  const say = useSay();
  const word = useWord();
  const wordsOf = useWrongWords();
  const fields = problem?.fields?.filter(({ field }) => !elsewhere?.test(field)) ?? [];
  if (problem === undefined)
    return error ? (
      <p role="alert" className="problem">
        {say('app.not-heard')}
      </p>
    ) : null;
  return (
    <div role="alert" className="problem">
      <p>{word(`problem.${problem.code}`) ?? problem.title}</p>
      {fields.length === 0 ? null : (
        <ul>
          {fields.map((each) => (
            <li key={each.field}>
              {each.field}: {wordsOf(each)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
