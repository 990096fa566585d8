import { contactColumns, lineListColumns } from '../../shared/domain/exports/columns.ts';
import { type FileName, type linkageName, textFile } from '../../shared/domain/exports/files.ts';
import type { OutbreakData } from '../../shared/domain/exports/outbreak-data.ts';
import { type ExportColumn, partOf, partsOf, rowsInPart } from '../../shared/domain/exports/table-file.ts';
import { parquetOf } from '../../shared/runtime/export-parquet.ts';

/** A file of an export, part by part. */
export interface Contents {
  readonly name: string;
  readonly type: string;
  readonly rows: number;
  readonly parts: number;
  part(n: number): Uint8Array;
}

export function contentsOf(name: FileName | typeof linkageName, data: OutbreakData, disease: string): Contents {
  switch (name) {
    case 'linelist.parquet':
      return parquet(name, lineListColumns, data.cases, (n) => data.caseRow(data.listed(n)));
    case 'contacts.parquet':
      return parquet(name, contactColumns, data.contacts, data.contactRow);
    default: {
      const file = textFile(name, data, disease);
      const { type, rows } = file;
      return { name, type, rows, parts: partsOf(file), part: (n) => Buffer.from(partOf(file, n)) };
    }
  }
}

/** Of Parquet each part is a file of its own. */
function parquet<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: number,
  rowAt: (n: number) => Row,
): Contents {
  return {
    name,
    type: 'application/vnd.apache.parquet',
    rows,
    parts: partsOf({ rows }),
    part(n) {
      const from = n * rowsInPart;
      const length = Math.max(0, Math.min(rowsInPart, rows - from));
      return parquetOf(
        columns,
        Array.from({ length }, (_, k) => rowAt(from + k)),
      );
    },
  };
}
