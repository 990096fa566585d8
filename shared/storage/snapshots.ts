import * as z from 'zod/mini';
import { type AnyColumn, minuteNumber, type Numbers, type TableShape } from '../domain/snapshot/columns.ts';
import { casesByDisease, mostFirst } from '../domain/snapshot/diseases.ts';
import { columnsOf } from '../domain/snapshot/table-builder.ts';
import { type ColumnsOf, snapshotTables, type TableName, type Tables, tableNames } from '../domain/snapshot/tables.ts';
import type { ObjectStore } from './objects.ts';
import { decodeRows, emptyColumn, encodeRows, rowsInFile, textsInGroup } from './parquet.ts';

/**
 * Snapshots as files: `snapshots/tables/<as of>/<table>-<n>.parquet`, its texts in files of their own, and a manifest, `snapshots/manifests/<as of>.json`,
 * that is written last: a snapshot without one was not finished, and is none. Manifests lie by themselves, so that which
 * snapshots there are is one list of few names.
 */

const manifests = 'snapshots/manifests/';
const manifestOf = (asOf: string) => `${manifests}${asOf}.json`;
const fileOf = (asOf: string, table: string, n: number) => `snapshots/tables/${asOf}/${table}-${n}.parquet`;

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
  /** Those with cases at `asOf`, most cases first; absent in snapshots of before November 2026. */
  diseases: z.optional(z.array(z.string())),
});

/** A snapshot that is read column by column, as somebody asks for them; what was read is kept. */
export interface Snapshot {
  /** The moment at which reading the tables began. What changed while it lasted may be in it, or not. */
  readonly asOf: string;
  /** Those with cases at `asOf`, most cases first, without reading any column where the snapshot says so itself. */
  diseases(): Promise<readonly string[]>;
  rows(table: TableName): number;
  /** Some columns of a table. */
  read<Name extends TableName, Wanted extends keyof ColumnsOf<Name> & string>(
    table: Name,
    columns: readonly Wanted[],
  ): Promise<Pick<ColumnsOf<Name>, Wanted>>;
  /**
   * Of a column of texts, those of some rows, in their order. The files that hold them are read again each time: texts of
   * millions of rows are more than a function holds, and few are ever shown.
   */
  texts<Name extends TableName>(
    table: Name,
    column: keyof ColumnsOf<Name> & string,
    rows: readonly number[],
  ): Promise<string[]>;
}

/** Writes a snapshot whole; from then on it is the newest, unless there is a later one. */
export async function writeSnapshot(store: ObjectStore, asOf: string, tables: Tables): Promise<void> {
  const written = new Map<string, TableManifest>();
  for (const name of tableNames) {
    const { rows, columns } = tables[name];
    const files: number[] = [];
    for (let from = 0; from < rows; from += rowsInFile) {
      const to = Math.min(from + rowsInFile, rows);
      const n = files.length;
      await store.put(fileOf(asOf, name, n), encodeRows(columnsWhere(name, columns, 'numbers'), from, to));
      const texts = columnsWhere(name, columns, 'texts');
      if (Object.keys(texts).length > 0)
        await store.put(fileOf(asOf, textsOf(name), n), encodeRows(texts, from, to, textsInGroup));
      files.push(to - from);
    }
    written.set(name, { files, words: wordsOf(columns) });
  }
  const diseases = diseasesAt(asOf, tables.cases.columns);
  const manifest = { schema: 1, asOf, tables: Object.fromEntries(written), diseases };
  await store.put(manifestOf(asOf), Buffer.from(JSON.stringify(manifest)));
}

const diseasesAt = (asOf: string, cases: Parameters<typeof casesByDisease>[0]): string[] =>
  mostFirst(casesByDisease(cases, minuteNumber(asOf)));

/** Texts lie apart, so that whoever adds up numbers does not read them. */
const textsOf = (table: TableName) => `texts-of-${table}`;
const isText = (table: TableName, column: string): boolean => {
  const shape: TableShape = snapshotTables[table];
  return shape[column] === 'text';
};
const columnsWhere = (table: TableName, columns: Readonly<Record<string, AnyColumn>>, what: 'numbers' | 'texts') =>
  Object.fromEntries(Object.entries(columns).filter(([name]) => isText(table, name) === (what === 'texts')));

const wordsOf = (columns: Readonly<Record<string, AnyColumn>>): TableManifest['words'] =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]) => ('words' in column ? [[name, [...column.words]]] : [])),
  );

/** Those of a file's rows that are wanted; `from` is the table's row that the file begins with. */
async function findTexts(
  file: Uint8Array,
  column: string,
  from: number,
  wanted: readonly number[],
  found: Map<number, string>,
): Promise<void> {
  const groups = Map.groupBy(wanted, (row) => Math.floor((row - from) / textsInGroup));
  for (const [group, rows] of groups) {
    const values: string[] = [];
    const rowStart = group * textsInGroup;
    await decodeRows(file, new Map([[column, values]]), 0, { rowStart, rowEnd: rowStart + textsInGroup });
    for (const row of rows) found.set(row, values[row - from] ?? '');
  }
}

/** When there is a snapshot of, oldest first. */
export async function listSnapshots(store: ObjectStore): Promise<string[]> {
  const names = await store.list(manifests);
  return names.map((name) => name.slice(manifests.length, -'.json'.length));
}

/** Opens the snapshot of that moment, without reading any column; undefined where there is none. */
export async function openSnapshot(store: ObjectStore, asOf: string): Promise<Snapshot | undefined> {
  const found = await store.get(manifestOf(asOf));
  if (found === undefined) return undefined;
  const { tables, diseases } = z.parse(Manifest, JSON.parse(Buffer.from(found).toString()));
  const none: TableManifest = { files: [], words: {} };
  const manifest = (name: TableName) => tables[name] ?? none;
  const rows = (name: TableName) => manifest(name).files.reduce((sum, n) => sum + n, 0);
  const kept = new Map<string, Promise<string[] | Numbers>>();

  /** Columns that nobody has asked for yet are read together, each file once. */
  function readMissing(table: TableName, columns: readonly string[]): void {
    const shape: TableShape = snapshotTables[table];
    const missing = columns.filter((column) => !kept.has(`${table}.${column}`));
    const { words } = manifest(table);
    const into = new Map(
      missing.map((column) => [column, emptyColumn(shape[column] ?? 'text', rows(table), words[column]?.length ?? 0)]),
    );
    const [texts, numbers] = [true, false].map((wanted) =>
      [...into].filter(([name]) => isText(table, name) === wanted),
    );
    const reading = Promise.all([
      readFiles(table, table, new Map(numbers)),
      readFiles(table, textsOf(table), new Map(texts)),
    ]);
    for (const [column, values] of into)
      kept.set(
        `${table}.${column}`,
        reading.then(() => values),
      );
    reading.catch(() => {
      for (const column of missing) kept.delete(`${table}.${column}`);
    });
  }

  async function readFiles(
    table: TableName,
    files: string,
    into: ReadonlyMap<string, string[] | Numbers>,
  ): Promise<void> {
    if (into.size === 0) return;
    let from = 0;
    for (const [n, length] of manifest(table).files.entries()) {
      await decodeRows(await fileNumbered(files, n), into, from);
      from += length;
    }
  }

  async function fileNumbered(table: string, n: number): Promise<Uint8Array> {
    const file = await store.get(fileOf(asOf, table, n));
    if (file === undefined) throw new Error(`A file of the snapshot ${asOf} is gone: ${table} ${n}.`);
    return file;
  }

  const snapshot: Snapshot = {
    asOf,
    diseases: async () =>
      diseases ?? diseasesAt(asOf, await snapshot.read('cases', ['disease', 'stands', 'known', 'until'])),
    rows,
    async read(table, columns) {
      readMissing(table, columns);
      const { words } = manifest(table);
      const read = await Promise.all(
        columns.map(async (column) => {
          const values = (await kept.get(`${table}.${column}`)) ?? [];
          const known = words[column];
          const coded = known !== undefined && !Array.isArray(values);
          return [column, coded ? { words: known, codes: values } : values] as const;
        }),
      );
      return columnsOf(read);
    },
    async texts(table, column, wanted) {
      const found = new Map<number, string>();
      let from = 0;
      for (const [n, length] of manifest(table).files.entries()) {
        const here = wanted.filter((row) => row >= from && row < from + length);
        if (here.length > 0) await findTexts(await fileNumbered(textsOf(table), n), column, from, here, found);
        from += length;
      }
      return wanted.map((row) => found.get(row) ?? '');
    },
  };
  return snapshot;
}
