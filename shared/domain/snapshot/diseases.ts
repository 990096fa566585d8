import { at } from './columns.ts';
import { heldAt } from './known.ts';
import type { ColumnsOf } from './tables.ts';

/** How many cases of each disease were known at that minute; without those that were withdrawn. */
export function casesByDisease(
  { disease, stands, known, until }: Pick<ColumnsOf<'cases'>, 'disease' | 'stands' | 'known' | 'until'>,
  minute: number,
): ReadonlyMap<string, number> {
  const counts = new Int32Array(disease.words.length);
  for (let row = 0; row < stands.length; row++) {
    if (at(stands, row) !== 1 || !heldAt(known, until, row, minute)) continue;
    const code = at(disease.codes, row);
    counts[code] = at(counts, code) + 1;
  }
  return new Map(disease.words.flatMap((word, code) => (at(counts, code) === 0 ? [] : [[word, at(counts, code)]])));
}

/** Most cases first; of as many by name. */
export const mostFirst = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1)).map(([disease]) => disease);
