import { remarksOn } from '../../shared/api/import-parts.ts';
import type { ImportResponse } from '../../shared/api/imports.ts';
import { LinkToPerson } from '../metrics/link-to-person.tsx';
import { useSay } from '../words/words.tsx';
import { useWrongWords } from '../words/wrong-words.ts';

interface Answered {
  readonly answer: ImportResponse;
  /** Else it is what would become of them. */
  readonly isDone: boolean;
}

/** What becomes of the rows, what is wrong by row, and who is there twice. */
export function ImportAnswer({ answer, isDone }: Answered) {
  const say = useSay();
  const wordsOf = useWrongWords();
  const { read, cases, pairs, contactsOnly, problems, duplicates, unlisted } = answer;
  return (
    <>
      <h2>{say(isDone ? 'imports.done' : 'imports.would')}</h2>
      <p role="status">
        {say('imports.cases', { rows: read.cases, ...cases })}
        <br />
        {say('imports.pairs', { rows: read.pairs, noSource: read.noSource, ...pairs })}{' '}
        {contactsOnly === 0 ? '' : say('imports.contacts-only', { count: contactsOnly })}
      </p>
      {remarksOn(answer).map((remark) => (
        <p key={remark} className="worried">
          {say(`imports.remark.${remark}`)}
        </p>
      ))}
      {problems.length === 0 ? (
        <p>{say('imports.no-problems')}</p>
      ) : (
        <table className="figures-table">
          <caption>{say('imports.problems', { count: problems.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('imports.file')}</th>
              <th scope="col">{say('staff.row')}</th>
              <th scope="col">{say('staff.column')}</th>
              <th scope="col">{say('staff.problem')}</th>
              <th scope="col">{say('imports.effect')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ file, row, column, code, values, effect }) => (
              <tr key={`${file} ${row} ${column} ${code}`}>
                <td>{say(`imports.${file}`)}</td>
                <td>{row}</td>
                <td>
                  <bdi>{column}</bdi>
                </td>
                <td>{wordsOf({ code, values })}</td>
                <td>{say(`imports.effect.${row === 1 ? 'file' : effect}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {duplicates.length === 0 ? null : (
        <>
          <h3>{say('imports.duplicates', { count: duplicates.length })}</h3>
          <ul>
            {duplicates.map(({ file, row, of, person, code }) => (
              <li key={`${file} ${row} ${of} ${person}`}>
                {say(`imports.${file}`)}, {say('imports.row', { row })}:{' '}
                {of === undefined ? null : say('imports.as-row', { row: of })}
                {person === undefined ? null : <LinkToPerson person={person} />} {say(`imports.duplicate.${code}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      {unlisted === 0 ? null : <p>{say('imports.unlisted', { count: unlisted })}</p>}
    </>
  );
}
