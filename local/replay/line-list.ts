import type { DateForm } from '../../shared/domain/imports/date-form.ts';
import { UsageError } from '../command-line.ts';
import type { ReplayOptions } from './options.ts';
import { type Column, optionalColumn, requiredColumn, type Table, type TableRow } from './read-table.ts';

/** What a date's cell says: nothing, a day, or something that is no day in the format given. */
export type DateCell =
  | { readonly is: 'missing' }
  | { readonly is: 'day'; readonly day: string }
  | { readonly is: 'unreadable'; readonly column: string; readonly value: string };

/** One row of a line list, read but not judged. */
export interface CaseRow {
  readonly line: number;
  readonly id: string | undefined;
  readonly reportDate: DateCell;
  readonly onset: DateCell;
  /** Filled cells beyond the header's columns. */
  readonly beyond: number;
  readonly age: number | undefined;
  readonly sex: 'female' | 'male' | undefined;
  readonly outcome: 'recovered' | 'deceased' | undefined;
  readonly occupation: string | undefined;
  readonly hospital: string | undefined;
}

export function readDate(table: Table, row: TableRow, column: Column | undefined, format: DateForm): DateCell {
  const value = table.cell(row, column);
  if (value === undefined || column === undefined) return { is: 'missing' };
  const day = format.read(value);
  return day === undefined ? { is: 'unreadable', column: column.name, value } : { is: 'day', day };
}

/**
 * Reads the rows of a line list.
 *
 * @throws UsageError when a column asked for is not there, or there is no column with a date
 */
export function readLineList(table: Table, { columns, dateFormat }: ReplayOptions): CaseRow[] {
  const id = requiredColumn(table, columns.id);
  const reportDate = optionalColumn(table, columns.reportDate);
  const onset = optionalColumn(table, columns.onset);
  if (reportDate === undefined && onset === undefined) {
    throw new UsageError(
      `${table.file} has neither '${columns.reportDate.name}' (--report-date) nor '${columns.onset.name}' (--onset), and a day is needed; its columns are ${table.columns.join(', ')}.`,
    );
  }
  const known = (...names: string[]) => wellKnown(table, names);
  const [age, sex, outcome] = [known('age'), known('sex', 'gender'), known('outcome')];
  const [occupation, hospital] = [known('occupation'), known('hospital', 'loc_hosp')];
  return table.rows.map((row) => ({
    line: row.line,
    id: table.cell(row, id),
    reportDate: readDate(table, row, reportDate, dateFormat),
    onset: readDate(table, row, onset, dateFormat),
    beyond: row.beyond,
    age: ageIn(table.cell(row, age)),
    sex: meaning(sexes, table.cell(row, sex)),
    outcome: meaning(outcomes, table.cell(row, outcome)),
    occupation: upTo(200, table.cell(row, occupation)),
    hospital: upTo(300, table.cell(row, hospital)),
  }));
}

/** Columns that line lists call the same everywhere; they need no option, and a file without them loses nothing. */
function wellKnown(table: Table, names: readonly string[]): Column | undefined {
  const index = table.columns.findIndex((name) => names.includes(name.toLowerCase()));
  const name = table.columns[index];
  return name === undefined ? undefined : { name, index };
}

const sexes = { f: 'female', female: 'female', m: 'male', male: 'male' } as const;

/** "Alive" is left out: it does not say whether somebody recovered or is still ill. */
const outcomes = {
  dead: 'deceased',
  death: 'deceased',
  died: 'deceased',
  deceased: 'deceased',
  recover: 'recovered',
  recovered: 'recovered',
} as const;

function meaning<T>(meanings: Readonly<Record<string, T>>, text: string | undefined): T | undefined {
  const word = text?.toLowerCase();
  return word !== undefined && Object.hasOwn(meanings, word) ? meanings[word] : undefined;
}

/** What does not map cleanly is left out: only ids and dates decide whether a row is usable. */
function ageIn(text: string | undefined): number | undefined {
  const age = text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return age <= 150 ? age : undefined;
}

function upTo(most: number, text: string | undefined): string | undefined {
  return text !== undefined && text.length <= most ? text : undefined;
}
