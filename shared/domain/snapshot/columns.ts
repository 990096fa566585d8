/**
 * A snapshot is everything that is known at one moment, by column: rows of millions are added up in typed arrays, without
 * an object for any of them. A column is of one kind, and the kind says how it is held.
 */
export type ColumnKind =
  /** A text of its own in each row; '' where there is none. Read only where somebody asks who is behind a number. */
  | 'text'
  /** One of few texts. */
  | 'word'
  /** The row of another table, or `noRow`. */
  | 'row'
  /** Days since 1970-01-01, or `noDay`. */
  | 'day'
  /** Minutes since 1970 UTC, or `never`: what happened within one minute happened at once. */
  | 'minute'
  | 'count'
  /** 0 or 1. */
  | 'flag';

/** Numbers of a column: as they are built each takes four bytes, as they are read no more than the largest of them needs. */
export type Numbers = Int32Array | Uint16Array | Uint8Array;

/** Texts that come again and again: each row holds where its text is among `words`; the first is '', nothing said. */
export interface Words {
  readonly words: readonly string[];
  readonly codes: Numbers;
}

export type Column<Kind extends ColumnKind> = Kind extends 'text'
  ? readonly string[]
  : Kind extends 'word'
    ? Words
    : Kind extends 'flag'
      ? Numbers
      : Int32Array;

export type TableShape = Readonly<Record<string, ColumnKind>>;
export type Columns<Shape extends TableShape> = { readonly [Name in keyof Shape]: Column<Shape[Name]> };
/** A column of any kind. */
export type AnyColumn = readonly string[] | Words | Numbers;

/** A table held by column; every column has `rows` entries. */
export interface Table<Shape extends TableShape> {
  readonly rows: number;
  readonly columns: Columns<Shape>;
}
/** One row as it is written: texts and words as text, days and moments as text, else numbers; absent is nothing known. */
export type Row<Shape extends TableShape> = {
  readonly [Name in keyof Shape]?:
    | (Shape[Name] extends 'text' | 'word' | 'day' | 'minute' ? string : number)
    | undefined;
};

export const noRow = -1;
export const noDay = -(2 ** 31);
/** Later than any minute: what is still so. */
export const never = 2 ** 31 - 1;

const dayLong = 86_400_000;
const minuteLong = 60_000;

/** `2015-05-20` as days since 1970-01-01. */
export const dayNumber = (day: string): number => Math.floor(Date.parse(day) / dayLong);
export const dayText = (day: number): string => new Date(day * dayLong).toISOString().slice(0, 10);
/** A moment as minutes since 1970, the seconds cut off. */
export const minuteNumber = (moment: string): number => Math.floor(Date.parse(moment) / minuteLong);
export const minuteText = (minute: number): string => new Date(minute * minuteLong).toISOString();
/** The last minute of a day, UTC. */
export const endOf = (day: string): number => (dayNumber(day) + 1) * 1440 - 1;

/** An entry of a column; the arrays are as long as their table, so nothing is ever missing. */
export const at = (column: Numbers, row: number): number => column[row] ?? 0;
export const wordAt = ({ words, codes }: Words, row: number): string => words[codes[row] ?? 0] ?? '';
