import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { type Wrong, wrong } from '../domain/wrong.ts';

/** A row of a table that people keep in a spreadsheet. */
export interface CsvRow {
  /** Counted as a spreadsheet does: the row with the columns' names is 1. */
  readonly row: number;
  /** Without surrounding blanks. */
  readonly cells: readonly string[];
}

const Cells = z.array(z.array(z.string()));

/** What the names of the columns are separated by: where the decimal sign is a comma, spreadsheets write semicolons. */
function delimiterOf(text: string): string {
  const [first = ''] = text.replaceAll(/"[^"]*"/g, '').split(/\r?\n|\r/, 1);
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t'].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}

/**
 * Reads values separated by commas (RFC 4180), semicolons or tabs; empty rows are passed over.
 *
 * @returns the rows, or what is wrong with the text as a whole, in words
 */
export function readCsv(text: string): { readonly rows: readonly CsvRow[] } | { readonly wrong: Wrong } {
  try {
    const parsed = z.parse(
      Cells,
      parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true, trim: true }),
    );
    const rows = parsed.map((cells, n) => ({ row: n + 1, cells }));
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
  } catch (error) {
    // The library's own words quote the text, which names people.
    if (error instanceof CsvError) return { wrong: wrong('not-csv') };
    throw error;
  }
}
