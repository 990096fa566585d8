import { parquetRead } from 'hyparquet';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { AnyColumn, ColumnKind, Numbers } from '../domain/snapshot/columns.ts';

/**
 * Tables of columns as Parquet files. Numbers are plain and not packed, so that reading a column is copying it; of words
 * the file has the places, and whoever wrote it keeps the words beside it.
 */

/** Rows in one file: some 10 MB of a wide table, so that whoever writes or reads one holds little. */
export const rowsInFile = 250_000;

/** Texts are read a few at a time: so many are unpacked together. */
export const textsInGroup = 10_000;

/** Some rows of a table as a file, in groups that can each be read alone. */
export function encodeRows(
  columns: Readonly<Record<string, AnyColumn>>,
  from: number,
  to: number,
  rowGroupSize = rowsInFile,
): Uint8Array {
  const columnData = Object.entries(columns).map(([name, column]): ColumnSource => {
    const values = 'codes' in column ? column.codes : column;
    return {
      name,
      data: isTexts(values) ? values.slice(from, to) : new Int32Array(values.subarray(from, to)),
      type: isTexts(values) ? 'STRING' : 'INT32',
      nullable: false,
      encoding: 'PLAIN',
      codec: 'UNCOMPRESSED',
      statistics: false,
      offsetIndex: false,
    };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize, pageSize: 2 ** 30, statistics: false }));
}

const isTexts = (values: readonly string[] | Numbers): values is readonly string[] => Array.isArray(values);

/** Reads some columns of a file, or of some rows of it, into columns that have room for it, from row `from` on. */
export async function decodeRows(
  file: Uint8Array,
  into: ReadonlyMap<string, string[] | Numbers>,
  from: number,
  only: { readonly rowStart?: number; readonly rowEnd?: number } = {},
): Promise<void> {
  await parquetRead({
    file: wholeBuffer(file),
    columns: [...into.keys()],
    ...only,
    onChunk({ columnName, columnData, rowStart }) {
      const column = into.get(columnName);
      if (column === undefined) return;
      if (Array.isArray(column))
        for (let n = 0; n < columnData.length; n++) column[from + rowStart + n] = String(columnData[n]);
      else if (columnData instanceof Int32Array) column.set(columnData, from + rowStart);
    },
  });
}

/** The bytes themselves, copied only where they are a part of something larger. */
const wholeBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer =>
  buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength
    ? buffer
    : new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength)).buffer;

/** Room for a column of so many rows; of a column of words, for the places of so many. */
export function emptyColumn(kind: ColumnKind, rows: number, words: number): string[] | Numbers {
  if (kind === 'text') return new Array<string>(rows).fill('');
  const values = kind === 'flag' ? 2 : kind === 'word' ? words : Number.POSITIVE_INFINITY;
  if (values <= 2 ** 8) return new Uint8Array(rows);
  return values <= 2 ** 16 ? new Uint16Array(rows) : new Int32Array(rows);
}
