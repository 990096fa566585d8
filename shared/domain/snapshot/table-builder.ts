import {
  type AnyColumn,
  type ColumnKind,
  type Columns,
  dayNumber,
  minuteNumber,
  never,
  noDay,
  noRow,
  type Row,
  type Table,
  type TableShape,
} from './columns.ts';

/** A column that grows row by row. */
interface Growing {
  push(value: string | number | undefined): void;
  finish(): AnyColumn;
}

/** Adds rows, and gives them as a table of columns. */
export interface TableBuilder<Shape extends TableShape> {
  readonly rows: number;
  add(row: Row<Shape>): void;
  finish(): Table<Shape>;
}

export function tableBuilder<Shape extends TableShape>(shape: Shape): TableBuilder<Shape> {
  const columns = Object.entries(shape).map(([name, kind]) => [name, growing(kind)] as const);
  let rows = 0;
  return {
    get rows() {
      return rows;
    },
    add(row) {
      const values: Readonly<Record<string, string | number | undefined>> = row;
      for (const [name, column] of columns) column.push(values[name]);
      rows++;
    },
    finish: () => ({
      rows,
      columns: columnsOf<Columns<Shape>>(columns.map(([name, column]) => [name, column.finish()] as const)),
    }),
  };
}

/** The one place where columns that were built or read by name become columns of a shape. */
export const columnsOf = <Named>(columns: Iterable<readonly [string, AnyColumn]>): Named =>
  Object.fromEntries(columns) as Named;

function growing(kind: ColumnKind): Growing {
  switch (kind) {
    case 'text':
      return texts();
    case 'word':
      return words();
    case 'row':
      return numbers((value) => Number(value ?? noRow));
    case 'day':
      return numbers((value) => (typeof value === 'string' ? dayNumber(value) : noDay));
    case 'minute':
      return numbers((value) => (typeof value === 'string' ? minuteNumber(value) : never));
    case 'count':
    case 'flag':
      return numbers((value) => Number(value ?? 0));
  }
  kind satisfies never;
}

function texts(): Growing {
  const held: string[] = [];
  return { push: (value) => held.push(String(value ?? '')), finish: () => held };
}

/** Texts by their place among those there are. */
function words(): Growing {
  const places = new Map([['', 0]]);
  const codes = numbers(Number);
  return {
    push(value) {
      const text = String(value ?? '');
      const place = places.get(text) ?? places.size;
      places.set(text, place);
      codes.push(place);
    },
    finish: () => ({ words: [...places.keys()], codes: codes.finish() }),
  };
}

function numbers(read: (value: string | number | undefined) => number) {
  let held = new Int32Array(64);
  let length = 0;
  return {
    push(value: string | number | undefined) {
      if (length === held.length) {
        const larger = new Int32Array(held.length * 2);
        larger.set(held);
        held = larger;
      }
      held[length++] = read(value);
    },
    finish: () => held.slice(0, length),
  };
}
