/** Comma-separated values (RFC 4180), in which no cell is a formula to a spreadsheet. */

type Cell = string | number | undefined;

/** What a spreadsheet would calculate: an apostrophe before it makes it text. */
const formula = /^[=+\-@\t\r]/;

function written(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
