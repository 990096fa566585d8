/** A figure of bars as data: what is drawn, what is read out and what is saved are made of the same. */
export interface Chart {
  /** Its file's name. */
  readonly name: string;
  readonly title: string;
  /** What stands along the foot, and what is counted. */
  readonly across: string;
  readonly up: string;
  /** What the parts of a bar are, from the foot on; one where bars have no parts. */
  readonly parts: readonly string[];
  readonly bars: readonly Bar[];
  /** What a model expects, as dots: a word for it, and a number for each bar. */
  readonly fitted?: { readonly words: string; readonly expected: readonly number[] };
}

export interface Bar {
  readonly name: string;
  /** As many as there are parts. */
  readonly of: readonly number[];
}

export const heightOf = ({ of }: Bar): number => of.reduce((sum, each) => sum + each, 0);

/** Rows for a table and a file: a heading, then a row a bar. */
export const rowsOf = ({ across, up, parts, bars, fitted }: Chart): (string | number)[][] => [
  [across, ...(parts.length === 1 ? [up] : parts), ...(fitted === undefined ? [] : [fitted.words])],
  ...bars.map(({ name, of }, n) => [
    name,
    ...of,
    ...(fitted === undefined ? [] : [Math.round((fitted.expected[n] ?? 0) * 1e4) / 1e4]),
  ]),
];

/** Bars for every whole number from the least to the greatest, those that were not seen too; at most `most` of them. */
export function withGaps(
  seen: ReadonlyMap<number, number>,
  most = 400,
): { readonly at: number; readonly count: number }[] {
  const known = [...seen.keys()].map(Math.floor);
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0 || greatest - least >= most)
    return [...seen].sort(([a], [b]) => a - b).map(([at, count]) => ({ at, count }));
  const whole = new Map<number, number>();
  for (const [at, count] of seen) whole.set(Math.floor(at), (whole.get(Math.floor(at)) ?? 0) + count);
  return Array.from({ length: greatest - least + 1 }, (_, n) => ({ at: least + n, count: whole.get(least + n) ?? 0 }));
}
