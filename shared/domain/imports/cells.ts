import type { Day } from '../dates.ts';
import { type Wrong, wrong } from '../wrong.ts';
import type { Columns, FileName, FileRow, ImportProblem } from './columns.ts';
import { type DateForm, dateForm, type FoundForm, findDateForm } from './date-form.ts';

/** What statistics programs and people write for *nothing known*, in small letters. */
export const usualMissing = [
  ...['', 'na', 'n/a', '#n/a', 'nan', 'nat', 'null', 'none', '.', '?', '-', '–', '—'],
  ...['unknown', 'unk', 'not known', 'missing', 'неизвестно', 'неизв', 'неизв.', 'нет данных', 'н/д'],
];

/** A file whose columns were found: cells are asked for by what they mean. */
export interface Cells<Field extends string> {
  readonly file: FileName;
  readonly columns: Columns<Field>;
  /** Without surrounding blanks; undefined where nothing is known. */
  text(row: FileRow, field: Field): string | undefined;
  /** The column's name as the file has it. */
  nameOf(field: Field): string;
}

export function cellsOf<Field extends string>(
  file: FileName,
  columns: Columns<Field>,
  missing: readonly string[],
): Cells<Field> {
  const nothing = new Set(missing.map((each) => each.toLowerCase()));
  return {
    file,
    columns,
    text: (row, field) => {
      const at = columns.places.get(field);
      const cell = at === undefined ? undefined : row.cells[at]?.trim();
      return cell === undefined || nothing.has(cell.toLowerCase()) ? undefined : cell;
    },
    nameOf: (field) => columns.uses[columns.places.get(field) ?? -1]?.column ?? field,
  };
}

export interface FileDates {
  readonly form: DateForm | undefined;
  readonly problems: readonly ImportProblem[];
}

/** The form of a file's days: as it was said, else the only one that fits. */
export function datesOf<Field extends string>(
  cells: Cells<Field>,
  rows: readonly FileRow[],
  fields: readonly Field[],
  pattern: string | undefined,
): FileDates {
  const refused = (what: Wrong): FileDates => ({
    form: undefined,
    problems: [{ file: cells.file, row: 1, column: '(dates)', ...what, effect: 'refused' }],
  });
  if (pattern !== undefined) {
    const form = dateForm(pattern);
    if (form !== undefined) return { form, problems: [] };
    return refused(wrong('date-format'));
  }
  const texts = rows.flatMap((row) => fields.flatMap((field) => cells.text(row, field) ?? []));
  if (texts.length === 0) return { form: undefined, problems: [] };
  const found: FoundForm = findDateForm(texts);
  switch (found.is) {
    case 'found':
      return { form: found.form, problems: [] };
    case 'ambiguous':
      return refused(wrong('dates-ambiguous', { patterns: found.patterns.join(', ') }));
    case 'none':
      return refused(
        found.likely.length === 0 ? wrong('dates-form') : wrong('dates-likely', { patterns: found.likely.join(', ') }),
      );
  }
}

/** The day in a cell; `unreadable` where there is something, and it is no day in the file's form. */
export function dayIn<Field extends string>(
  cells: Cells<Field>,
  row: FileRow,
  field: Field,
  form: DateForm | undefined,
): Day | 'unreadable' | undefined {
  const text = cells.text(row, field);
  return text === undefined ? undefined : (form?.read(text) ?? 'unreadable');
}
