import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { readNamedFile, UsageError } from '../command-line.ts';
import type { ColumnOption } from './options.ts';

/** A file as it is: text in, text out. What counts as missing, and what a column means, is asked of `cell`. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** The content of one column in one row, without surrounding blanks; undefined where it is missing. */
  cell(row: TableRow, column: Column | undefined): string | undefined;
}

export interface TableRow {
  /** Where it ends in the file, counted from 1, for people to find it. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Filled cells that stand beyond the header: the row is not what it seems. */
  readonly beyond: number;
}

export interface Column {
  readonly name: string;
  readonly index: number;
}

export interface TableFormat {
  readonly delimiter: string;
  /** Values that mean "missing". */
  readonly na: readonly string[];
}

const Parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/** @throws UsageError when the file is not there, has no header or is not CSV at all */
export function readTable(file: string, format: TableFormat): Table {
  const [head, ...body] = parseFile(file, format.delimiter);
  if (head === undefined) throw new UsageError(`${file} is empty: its first line must name the columns.`);
  const columns = head.record.map((name) => name.trim());
  const rows = body.map(({ record, info }) => ({
    line: info.lines,
    cells: record.slice(0, columns.length).map((text) => text.trim()),
    beyond: record.slice(columns.length).filter((text) => text.trim() !== '').length,
  }));
  const missing = new Set(['', ...format.na]);
  const cell = (row: TableRow, column: Column | undefined) => {
    const value = column === undefined ? undefined : row.cells[column.index];
    return value === undefined || missing.has(value) ? undefined : value;
  };
  return { file, columns, rows, cell };
}

function parseFile(file: string, delimiter: string): z.infer<typeof Parsed> {
  try {
    const parsed = parse(readNamedFile(file), {
      bom: true,
      delimiter,
      info: true,
      // Short and long rows are for the pipeline to judge, one by one.
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    return z.parse(Parsed, parsed);
  } catch (error) {
    if (error instanceof CsvError) throw new UsageError(`${file} is not usable as CSV: ${error.message}.`);
    throw error;
  }
}

/**
 * Finds a column by its name.
 *
 * @throws UsageError naming the columns there are, when it was asked for and is not there, or is there twice
 */
export function optionalColumn(table: Table, { option, name, given }: ColumnOption): Column | undefined {
  const index = name === '' ? -1 : table.columns.indexOf(name);
  if (index >= 0 && table.columns.lastIndexOf(name) !== index) {
    throw new UsageError(`${table.file} has two columns '${name}' (${option}): rename one.`);
  }
  if (index < 0 && given) throw noSuchColumn(table, option, name);
  return index < 0 ? undefined : { name, index };
}

/** As `optionalColumn`, for a column that nothing goes without. */
export function requiredColumn(table: Table, wanted: ColumnOption): Column {
  const column = optionalColumn(table, wanted);
  if (column === undefined) throw noSuchColumn(table, wanted.option, wanted.name);
  return column;
}

function noSuchColumn({ file, columns }: Table, option: string, name: string): UsageError {
  return new UsageError(`${file} has no column '${name}' (${option}); its columns are ${columns.join(', ')}.`);
}
