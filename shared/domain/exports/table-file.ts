import { type Cell, csvLine } from './written.ts';

/** A column of a file, as the data dictionary tells of it. */
export interface ExportColumn<Row> {
  readonly name: string;
  readonly type: 'text' | 'date' | 'integer' | 'yes-no' | 'word';
  readonly meaning: string;
  /** Of a word: those there are, where they are few. */
  readonly words?: readonly string[];
  readonly of: (row: Row) => Cell;
}

/** A file that is written row by row: any stretch of it by itself, so that nobody ever holds all of it. */
export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly rows: number;
  /** What stands before the first row, these rows, and after the last. */
  head(): string;
  row(n: number): string;
  foot(): string;
}

export function tableFile<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: number,
  rowAt: (n: number) => Row,
): ExportFile {
  return {
    name,
    type: 'text/csv; charset=utf-8',
    rows,
    head: () => csvLine(columns.map((column) => column.name)),
    row(n) {
      const row = rowAt(n);
      return csvLine(columns.map(({ of }) => of(row)));
    },
    foot: () => '',
  };
}

/** Rows in one part: some 4 MB at the longest, which is what one answer of the API can hold. */
export const rowsInPart = 5_000;

export const partsOf = ({ rows }: Pick<ExportFile, 'rows'>): number => Math.max(1, Math.ceil(rows / rowsInPart));

/** One part of a file; the parts one after the other are the file. */
export function partOf(file: ExportFile, part: number): string {
  const from = part * rowsInPart;
  const to = Math.min(from + rowsInPart, file.rows);
  const text: string[] = part === 0 ? [file.head()] : [];
  for (let n = from; n < to; n++) text.push(file.row(n));
  if (part === partsOf(file) - 1) text.push(file.foot());
  return text.join('');
}
