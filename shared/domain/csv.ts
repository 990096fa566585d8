/**
 * Comma-separated values as spreadsheets write them (RFC 4180): quoted fields may hold commas, quotes and line ends; a
 * byte order mark and empty lines are passed over; where the first line has semicolons and no commas, they separate.
 */

export interface CsvRow {
  /** Counted as a spreadsheet does: the line with the columns' names is 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  return first.includes(';') && !first.includes(',') ? ';' : ',';
}

export function readCsv(written: string): CsvRow[] {
  const text = written.replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  let [row, cell, quoted, cells] = [1, '', false, [] as string[]];
  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (cells.some((each) => each !== '')) rows.push({ row, cells });
    cells = [];
    row += 1;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quoted && sign === '"' && text[at + 1] === '"') cell += text[++at];
    else if (sign === '"') quoted = !quoted;
    else if (quoted) cell += sign;
    else if (sign === separator) endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
