import * as z from 'zod/mini';
import type { AnyColumn, TableShape } from '../domain/snapshot/columns.ts';
import { columnsOf } from '../domain/snapshot/table-builder.ts';
import { type ColumnsOf, snapshotTables, type TableName, type Tables, tableNames } from '../domain/snapshot/tables.ts';
import type { ObjectStore } from './objects.ts';
import { decodeRows, emptyColumn, encodeRows, rowsInFile } from './parquet.ts';

/**
 * Snapshots as files: `snapshots/<as of>/<table>-<n>.parquet`, and a manifest that is written last. A snapshot without a
 * manifest was not finished, and is none.
 */

const folder = 'snapshots/';
const manifestOf = (asOf: string) => `${folder}${asOf}/manifest.json`;
const fileOf = (asOf: string, table: string, n: number) => `${folder}${asOf}/${table}-${n}.parquet`;

const TableManifest = z.object({
  /** Rows of each file, in order. */
  files: z.array(z.int()),
  /** By column; the first is ''. */
  words: z.record(z.string(), z.array(z.string())),
});
type TableManifest = z.infer<typeof TableManifest>;

const Manifest = z.object({
  schema: z.literal(1),
  asOf: z.string(),
  tables: z.record(z.string(), TableManifest),
});

/** A snapshot that is read column by column, as somebody asks for them; what was read is kept. */
export interface Snapshot {
  /** The moment at which reading the tables began. What changed while it lasted may be in it, or not. */
  readonly asOf: string;
  rows(table: TableName): number;
  /** Some columns of a table. */
  read<Name extends TableName, Wanted extends keyof ColumnsOf<Name> & string>(
    table: Name,
    columns: readonly Wanted[],
  ): Promise<Pick<ColumnsOf<Name>, Wanted>>;
}

/** Writes a snapshot whole; from then on it is the newest, unless there is a later one. */
export async function writeSnapshot(store: ObjectStore, asOf: string, tables: Tables): Promise<void> {
  const written = new Map<string, TableManifest>();
  for (const name of tableNames) {
    const { rows, columns } = tables[name];
    const files: number[] = [];
    for (let from = 0; from < rows; from += rowsInFile) {
      const to = Math.min(from + rowsInFile, rows);
      await store.put(fileOf(asOf, name, files.length), encodeRows(columns, from, to));
      files.push(to - from);
    }
    written.set(name, { files, words: wordsOf(columns) });
  }
  const manifest = { schema: 1, asOf, tables: Object.fromEntries(written) };
  await store.put(manifestOf(asOf), Buffer.from(JSON.stringify(manifest)));
}

const wordsOf = (columns: Readonly<Record<string, AnyColumn>>): TableManifest['words'] =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]) => ('words' in column ? [[name, [...column.words]]] : [])),
  );

/** When there is a snapshot of, oldest first. */
export async function listSnapshots(store: ObjectStore): Promise<string[]> {
  const names = await store.list(folder);
  return names.flatMap((name) => /^snapshots\/([^/]+)\/manifest\.json$/.exec(name)?.[1] ?? []);
}

/** Opens the snapshot of that moment, without reading any column; undefined where there is none. */
export async function openSnapshot(store: ObjectStore, asOf: string): Promise<Snapshot | undefined> {
  const found = await store.get(manifestOf(asOf));
  if (found === undefined) return undefined;
  const { tables } = z.parse(Manifest, JSON.parse(Buffer.from(found).toString()));
  const none: TableManifest = { files: [], words: {} };
  const manifest = (name: TableName) => tables[name] ?? none;
  const rows = (name: TableName) => manifest(name).files.reduce((sum, n) => sum + n, 0);
  const kept = new Map<string, Promise<string[] | Int32Array>>();

  /** Columns that nobody has asked for yet are read together, each file once. */
  function readMissing(table: TableName, columns: readonly string[]): void {
    const shape: TableShape = snapshotTables[table];
    const missing = columns.filter((column) => !kept.has(`${table}.${column}`));
    const into = new Map(missing.map((column) => [column, emptyColumn(shape[column] ?? 'text', rows(table))]));
    const reading = missing.length === 0 ? Promise.resolve() : readFiles(table, into);
    for (const [column, values] of into)
      kept.set(
        `${table}.${column}`,
        reading.then(() => values),
      );
    reading.catch(() => {
      for (const column of missing) kept.delete(`${table}.${column}`);
    });
  }

  async function readFiles(table: TableName, into: ReadonlyMap<string, string[] | Int32Array>): Promise<void> {
    let from = 0;
    for (const [n, length] of manifest(table).files.entries()) {
      const file = await store.get(fileOf(asOf, table, n));
      if (file === undefined) throw new Error(`A file of the snapshot ${asOf} is gone: ${table} ${n}.`);
      await decodeRows(file, into, from);
      from += length;
    }
  }

  return {
    asOf,
    rows,
    async read(table, columns) {
      readMissing(table, columns);
      const { words } = manifest(table);
      const read = await Promise.all(
        columns.map(async (column) => {
          const values = (await kept.get(`${table}.${column}`)) ?? [];
          const known = words[column];
          const coded = known !== undefined && values instanceof Int32Array;
          return [column, coded ? { words: known, codes: values } : values] as const;
        }),
      );
      return columnsOf(read);
    },
  };
}
