import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ExportColumn } from '../domain/exports/table-file.ts';

/** Rows of a table as a Parquet file; dates as ISO text, nothing known as null. */
export function parquetOf<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]): Uint8Array {
  const columnData = columns.map(({ name, of }) => ({
    name,
    data: rows.map((row) => {
      const value = of(row);
      return value === undefined ? null : String(value);
    }),
    type: 'STRING' as const,
    nullable: true,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
