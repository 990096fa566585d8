import type { ImportResponse } from '../../shared/api/imports.ts';
import type { FileName } from '../../shared/domain/imports/columns.ts';
import { useSay, useWord } from '../words/words.tsx';
import { fieldsIn, type Mapping } from './asked.ts';

interface Columns {
  readonly file: FileName;
  readonly read: ImportResponse['read'];
  readonly mapping: Mapping;
  readonly change: (column: string, field: string) => void;
}

/** What each column was taken for, to be changed. */
export function ColumnsTable({ file, read, mapping, change }: Columns) {
  const say = useSay();
  const word = useWord();
  const columns = read.columns.filter((each) => each.file === file);
  if (columns.length === 0) return null;
  const fieldOf = (column: string) => Object.entries(mapping[file]).find(([, name]) => name === column)?.[0] ?? '';
  const form = read.dateFormats[file];
  return (
    <section>
      <h3>{say(`imports.${file}`)}</h3>
      {form === undefined ? null : <p className="dim">{say('imports.date-form', { form })}</p>}
      <div className="columns">
        {[...new Set(columns.map(({ column }) => column))].map((column) => (
          <label key={column} className="chosen">
            <span>
              <bdi>{column || '–'}</bdi>
            </span>
            <select value={fieldOf(column)} onChange={({ target }) => change(column, target.value)}>
              <option value="">{say('imports.not-used')}</option>
              {fieldsIn(file).map((field) => (
                <option key={field} value={field}>
                  {word(`imports.field.${field}`) ?? field}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </section>
  );
}
