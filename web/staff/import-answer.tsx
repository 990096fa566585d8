import type { ResponseOf } from '../api/client.ts';
import { useSay } from '../words/words.tsx';
import { useWrongWords } from '../words/wrong-words.ts';

interface Answered {
  readonly answer: ResponseOf<'keepStaff'>;
  readonly applied: boolean;
}

/** What is wrong with a staff file, by row and column; else what it changes, a line each. */
export function ImportAnswer({ answer, applied }: Answered) {
  const say = useSay();
  const wordsOf = useWrongWords();
  const { problems, added, changed, unchanged, lines, handedOver } = answer;
  if (problems.length > 0)
    return (
      <div role="alert">
        <p className="problem">{say('staff.problems', { count: problems.length })}</p>
        <table className="problems">
          <thead>
            <tr>
              <th scope="col">{say('staff.row')}</th>
              <th scope="col">{say('staff.column')}</th>
              <th scope="col">{say('staff.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ row, column, ...what }) => (
              <tr key={`${row} ${column} ${what.code}`}>
                <td>{row}</td>
                <td>{column}</td>
                <td>{wordsOf(what)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  return (
    <>
      <p role="status">
        {say(applied ? 'staff.applied' : 'staff.would', { added, changed, unchanged })}{' '}
        {handedOver === 0 ? null : say('staff.handed-over', { count: handedOver })}
      </p>
      <ul className="plain lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
