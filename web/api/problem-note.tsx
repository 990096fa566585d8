import type { Problem } from '../../shared/api/problem.ts';
import { useSay, useWord } from '../words/words.tsx';
import { problemIn } from './client.ts';

interface Note {
  readonly error?: Error | null | undefined;
  readonly problem?: Problem | undefined;
}

/** What went wrong and what to do, in the words of the screen where there are any. */
export function ProblemNote({ error, problem = problemIn(error) }: Note) {
  const say = useSay();
  const word = useWord();
  if (problem === undefined)
    return error ? (
      <p role="alert" className="problem">
        {say('app.not-heard')}
      </p>
    ) : null;
  return (
    <div role="alert" className="problem">
      <p>{word(`problem.${problem.code}`) ?? problem.title}</p>
      {problem.fields === undefined ? null : (
        <ul>
          {problem.fields.map(({ field, problem: what }) => (
            <li key={field}>
              {field}: {what}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
